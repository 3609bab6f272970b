import { caseEvent } from './event.ts';
import { ended } from './parts/past.ts';
import { close } from './parts/shared.ts';

/** 核验通过: the desk checked a problem a unit found; no satisfaction counts. Source: R-106; lifecycle.md, "verify". */
export const verify = caseEvent({
  name: 'verify',
  label: '核验通过',
  from: ['resolved'],
  by: ['desk'],
  done: '核验通过，已办结',
  primary: { desk: 'next' },
  confirm: { press: '核验通过后本件办结。确定通过吗？' },
  offer: (c) => (c.enterprise ? { code: 'nothing_changed' } : null),
  apply: (c, _input, ctx) => close(c, 'verified', ctx),
  notifications: {
    verified: { text: ({ which }) => `${which}核验通过，已办结。`, wakes: false, while: ['closed'] },
  },
  notifies: () => [{ audience: 'unit', notification: 'verified' }],
  history: { enterprise: ended },
});
