import type { Case } from '../../../../src/domain/case/case.ts';
import type { OutboxItem } from '../../../../src/domain/case/message.ts';
import { shanghaiDate, shanghaiTime } from '../../../../src/domain/time/shanghai.ts';

export const formatAt = (at: Date): string => `${shanghaiDate(at).slice(5)} ${shanghaiTime(at)}`;

const receiverOf = ({ to }: OutboxItem): string => {
  if ('person' in to) return to.name ?? to.person.replace('ou_', '');
  return `#${Object.values(to)[0]}`;
};

/**
 * One message as a line: when it is due, who receives it (`#` a group), what it says. Of a step: its kind, clock, whom it
 * names in the group, and what it admits to.
 */
export function lineOf(c: Case, item: OutboxItem): string | null {
  const head = `${formatAt(item.at)} ${receiverOf(item)}`;
  const { show } = item;
  if ('notification' in show) return [head, 'says', show.notification, ...(show.words ? [show.words] : [])].join(' ');
  if ('stub' in show && show.asleep)
    return `${formatAt(item.at)} ${c.cards.find((k) => k.messageId === show.stub)?.audience} becomes a pointer`;
  if ('card' in show && show.fresh) return `${head} renews ${show.card}`;
  if (!('step' in show)) return null;
  const taken = c.steps.find((s) => s.key === show.step);
  if (!taken) return `${head} nothing is known of ${show.step}`;
  const names = 'person' in item.to ? '' : ` @${taken.to.map((p) => p.name).join('、')}`;
  const asides = [...(taken.passed ? ['越级'] : []), ...(taken.late ? [`补发 ${formatAt(taken.at)}`] : [])];
  return [`${head} ${taken.kind} ${taken.clock}${names}`, ...asides].join(' ');
}
