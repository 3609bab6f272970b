import { checkMembers } from '../src/usecases/directory/members.ts';
import type { Job } from './job.ts';

/** Looks once a working day, within its hours, who is in the units' groups. Source: R-801. */
export const groupMembers: Job = {
  name: 'group-members',
  title: '群成员核对',
  cron: '* * * * *',
  run: checkMembers,
};
