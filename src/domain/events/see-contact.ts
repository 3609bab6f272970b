import { isOpen, STATES } from '../case/state.ts';
import { caseEvent } from './event.ts';
import { privately } from './parts/inquiring.ts';
import { WITH_UNIT } from './parts/usual.ts';

/**
 * 查看联系方式: only while open, sent privately, logged. Of a confidential case its officers see whoever called, as nobody
 * else may know the number. Source; T36.
 */
export const seeContact = caseEvent({
  name: 'see_contact',
  label: '查看联系方式',
  from: STATES.filter((state) => isOpen({ state })),
  by: ['unit', 'co_unit', 'desk', 'confidential_officer'],
  inquiry: true,
  done: '联系方式已私信发给您，查看已留痕',
  primary: {
    unit: (c) => WITH_UNIT.includes(c.state) && 'also',
    co_unit: 'next',
    desk: (c) => (c.clocks.phone !== undefined || (c.state === 'submitted' && c.incoming !== undefined)) && 'next',
    confidential_officer: 'next',
  },
  offer: (c) => (c.confidential && !c.incoming ? { code: 'nothing_changed' } : null),
  apply: (c) => c,
  shows: privately('contact'),
});
