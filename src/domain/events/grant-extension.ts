import { runningAssignment } from '../case/current.ts';
import { because } from '../case/notification.ts';
import { caseEvent } from './event.ts';
import { decided, extensionAsked, tooLong } from './parts/extending.ts';
import { whileInProgress } from './parts/usual.ts';

/** 同意延期: counts from the old deadline, and the verdict follows it even if granted late. Source: R-305 (D). */
export const grantExtension = caseEvent({
  name: 'grant_extension',
  label: '同意延期',
  from: ['in_progress', 'closure_review'],
  by: ['desk'],
  done: '已同意延期，已通知承办单位和企业',
  primary: { desk: whileInProgress },
  offer: (c) => (extensionAsked(c) ? null : { code: 'nothing_changed' }),
  // The limit may have become shorter since the extension was asked for.
  refuse: (c) => tooLong(c, extensionAsked(c)?.days ?? 0),
  apply: (c, _input, ctx) =>
    decided(c, ctx, (e, assignment) => ({
      ...e,
      granted: true,
      ...(assignment.notBefore && { notBefore: assignment.notBefore }),
    })),
  notifications: {
    extension_granted: {
      text: ({ which, by }) => `${which}已同意延期${by ? `，请${by}办结` : ''}。`,
      wakes: true,
      while: ['in_progress', 'closure_review'],
      clock: 'handle',
    },
    extended: {
      text: ({ which, by, late, words }) =>
        `您的诉求 ${which}办理期限已延长${late ? '，正在抓紧办理' : by ? `，预计${by.replace('于', '')}答复` : ''}。${because('原因', words)}`,
      filed: ({ filing, by, late, words, passOn }) =>
        `${filing}办理期限已延长${late ? '，正在抓紧办理' : by ? `，预计${by.replace('于', '')}答复` : ''}。${because('原因', words)}${passOn}`,
      short: 'progress',
      wakes: false,
      while: ['in_progress', 'closure_review'],
      clock: 'handle',
    },
  },
  notifies: (after) => [
    { audience: 'unit', notification: 'extension_granted' },
    { audience: 'respondent', notification: 'extended', words: runningAssignment(after)?.extension?.reason ?? '' },
  ],
  history: {
    enterprise({ assignment }) {
      const extension = assignment?.extension;
      return extension?.granted ? `办理期限延长 ${extension.days} 个工作日` : undefined;
    },
  },
});
