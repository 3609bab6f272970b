import { followDirectory } from '../src/usecases/directory/follow.ts';
import type { Job } from './job.ts';

/** Takes a changed directory over into the open cases, once for each version. Source: lifecycle.md, "People". */
export const directoryFollow: Job = {
  name: 'directory-follow',
  title: '通讯录变动',
  cron: '* * * * *',
  run: followDirectory,
};
