import { because } from '../case/notification.ts';
import { STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { reason } from './parts/asking.ts';
import { carried, toBind, withBinding } from './parts/binding.ts';

/** 不予确认: whoever filed it is told why, and stays its filer; the case goes on. Source: interface.md, "Who reaches the bot how". */
export const refuseEnterprise = caseEvent({
  name: 'refuse_enterprise',
  label: '不予确认',
  from: STATES,
  by: ['desk', 'claimed_agent'],
  ignoresV: true,
  fields: { reason },
  command: 'reason',
  effect: '提交后理由告知报送人；本件照常办理，仍标注待核实',
  done: '已告知报送人，本件照常办理',
  offer: (c, rules) => (c.binding ? { code: 'nothing_changed' } : toBind(c, rules)),
  apply: (c, { reason: why }, ctx) => withBinding(c, { as: 'refused', reason: why }, ctx),
  shows: carried,
  notifications: {
    claim_refused: {
      text: ({ which, desk, words }) =>
        `没有确认您可以代表该企业，${which}照常办理，进展仍告知您。${because('理由', words)}如有疑问，请联系${desk}。`,
      short: 'progress',
      wakes: false,
    },
  },
  notifies: (_after, { reason: why }) => [{ audience: 'filer', notification: 'claim_refused', words: why }],
  history: {
    enterprise: ({ input }) => `未能核实企业身份：${input.reason}`,
    quotes: 'reason',
  },
});
