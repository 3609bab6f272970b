import type { Case } from '../case/case.ts';
import { because } from '../case/notification.ts';
import type { Agent, Directory } from '../directory/directory.ts';
import { caseEvent } from './event.ts';
import { inquiring } from './parts/phoning.ts';

const agentsOf = (c: Case, d: Directory): Agent[] =>
  d.agents.filter((a) => c.enterprise && a.enterprises.includes(c.enterprise.id));

/** 请助企员代评: the desk asks the agent, whose answer is marked 代评. Source: lifecycle.md, "enter an answer". */
export const askAgent = caseEvent({
  name: 'ask_agent',
  label: '请助企员代评',
  from: ['resolved', 'answered', 'confirmed'],
  by: ['desk'],
  done: '已请助企员代评',
  primary: { desk: 'also' },
  offer(c, { directory }) {
    if (!inquiring(c)) return { code: 'nothing_changed' };
    if (c.phone?.agent) return { code: 'pending_already' };
    return agentsOf(c, directory).length > 0 ? null : { code: 'no_agent' };
  },
  apply: (c) => (c.phone ? { ...c, phone: { ...c.phone, agent: true } } : c),
  notifications: {
    agent_asked: {
      text: ({ which, by, result }) =>
        `${which}请您${by}电话征询企业意见，并在卡片上按“代录”。${because('办理结果', result)}`,
      wakes: false,
      while: 'clock',
      clock: 'phone',
    },
  },
  notifies: (after, _input, _before, { directory }) =>
    agentsOf(after, directory).map((a) => ({ audience: 'filer', person: a.openId, notification: 'agent_asked' })),
  shows: (c, _input, { directory }) =>
    agentsOf(c, directory).map((a) => ({
      to: { person: a.openId, name: a.name },
      show: { card: 'filer' as const, fresh: true },
    })),
});
