import { faceOf } from './cards.ts';
import type { Message } from './town.ts';

const SHANGHAI_MS = 8 * 3_600_000;
const timeOf = (at: string): string => new Date(Date.parse(at) + SHANGHAI_MS).toISOString().slice(11, 16);

/** When the groups get their work lists. Source: interface.md, "What is said and shown". */
const MORNING = '08:50';

/**
 * Whether a group's message is its work list that nobody asked for. Every morning has one, so most tests leave them aside.
 *
 * @param asked  somebody asked for the list in this group
 */
export const isMorningList = (m: Message, asked: boolean): boolean =>
  m.sender.type === 'app' &&
  m.msgType === 'interactive' &&
  faceOf(m.content).title === '待办' &&
  (!asked || timeOf(m.createTime) === MORNING);
