import { dice } from '../../domain/clocks/support/wander.ts';
import type { World } from '../world.ts';
import { type Account, account } from './account.ts';
import type { Act } from './act.ts';
import { BY_CALLS } from './acts-of-calls.ts';
import { BY_DECISIONS } from './acts-of-decisions.ts';
import { BY_DESK } from './acts-of-desk.ts';
import { BY_DUTIES } from './acts-of-duties.ts';
import { BY_ENTERPRISE, speaksUp } from './acts-of-enterprise.ts';
import { BY_OTHERS } from './acts-of-others.ts';
import { BY_UNITS } from './acts-of-units.ts';
import { type Book, newCase } from './book.ts';
import { beyondBounds } from './bounds.ts';
import { dateOf, instant, isWorked, nextDay, workday } from './days.ts';
import { dispatchTold } from './moves.ts';
import { ENTERPRISES } from './offices.ts';

const ACTS: readonly Act[] = [
  ...BY_ENTERPRISE,
  ...BY_DESK,
  ...BY_DECISIONS,
  ...BY_UNITS,
  ...BY_DUTIES,
  ...BY_CALLS,
  ...BY_OTHERS,
];

const MATTERS = [
  '厂房扩建许可',
  '博士落户',
  '食品许可换证',
  '环评批复',
  '货运限行',
  '留抵退税',
  '消防验收',
  '稳岗补贴',
];
const PLACES = ['东区', '西区', '南区', '北区', '港区'];

/** How far the clock of a world moves after each press. */
const BETWEEN_MS = 6_000;

export type Life = { cases: number; seed: number; from: string; to: string };

/** What became of it: the account, and what was done. */
export type Lived = { book: Account; done: string[] };

/** Random but seeded acts of every role on as many cases, from one date to another, with an account beside. */
export async function live(qisu: World, { cases, seed, from, to }: Life): Promise<Lived> {
  const number = dice(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(number() * list.length)] as T;
  const done: string[] = [];
  const book = account(qisu.clock.now());
  let read = qisu.post.messages.length;
  let words = 0;
  const fresh = (): typeof qisu.post.messages => {
    const out = qisu.post.messages.slice(read);
    read = qisu.post.messages.length;
    return out;
  };
  const shown = (at: Date): string => new Date(at.getTime() + 28_800_000).toISOString().slice(0, 16).replace('T', ' ');
  async function moveTo(at: Date): Promise<void> {
    if (at > qisu.clock.now()) await qisu.travelTo(shown(at));
    book.passes(qisu.clock.now(), fresh());
  }

  const hour = (): string => {
    const minutes = number() < 0.85 ? 550 + Math.floor(number() * 490) : 1_060 + Math.floor(number() * 300);
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  };
  /** How long until something is next done with a case: mostly soon, sometimes late, at times not in weeks. */
  const wait = (): number => one([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 4, 6, 8, 13]);
  const plan: { at: Date; no?: string }[] = [];
  const later = (at: Date, no: string): void => {
    let date = nextDay(dateOf(at), wait());
    if (!isWorked(date) && number() < 0.8) date = workday(date, 1);
    const next = instant(date, hour());
    plan.push({ no, at: next > at ? next : new Date(at.getTime() + 1_800_000) });
  };

  async function files(): Promise<void> {
    const enterprise = one(ENTERPRISES);
    const agent = number() < 0.25 ? one(enterprise.agents) : undefined;
    const contact = one(enterprise.contacts);
    const title = `${one(PLACES)}${one(MATTERS)}第${++words}次没有回音`;
    const limit = one([5, 15]);
    const category = limit === 5 ? '咨询' : '诉求';
    const at = qisu.clock.now();
    const no = agent
      ? await qisu.as(agent).files(`代报 ${enterprise.name}`, { 诉求内容: title, 类别: category })
      : await qisu.as(contact).files(title, { 类别: category });
    for (const other of book.books.values()) if (!agent && other.enterprise === enterprise.name) speaksUp(other, at);
    const c = newCase({
      no,
      title,
      enterprise: enterprise.name,
      respondent: agent ? (enterprise.contacts[0] as string) : contact,
      ...(agent && { agent }),
      received: at,
      limit,
    });
    book.add(c);
    book.put([dispatchTold(c, at)]);
    done.push(`${shown(at)} ${agent ?? contact} files ${no} ${title} ${category}`);
    book.passes(qisu.clock.now(), fresh());
    later(at, no);
  }

  async function acts(c: Book): Promise<void> {
    const at = qisu.clock.now();
    const might = ACTS.filter((a) => a.states.includes(c.state) && (a.may?.(c, at) ?? true) && a.who(c).length > 0);
    const sum = might.reduce((total, a) => total + a.weight, 0);
    let left = number() * sum;
    const act = might.find((a) => {
      left -= a.weight;
      return left < 0;
    });
    if (!act) return;
    const who = one(act.who(c));
    const filled = act.filled?.(c, `说明${++words}`, one) ?? {};
    done.push(`${shown(at)} ${who} ${act.label} ${c.no} (${c.state}) ${JSON.stringify(filled)}`);
    const person = qisu.as(who);
    const press = () => person.tap(c.no, act.label, act.filled && filled);
    let reply = await press().catch(async (e) => {
      done.push(String(e).slice(0, 60).replace(/\n/g, ' '));
      if (!String(e).includes('sees no button')) throw e;
      await person.says(`查询 ${c.no}`);
      return press();
    });
    if (reply.toast?.type === 'error') {
      book.faults.push(`refused: ${done.at(-1)}: ${reply.toast.content}`);
      reply = {};
    } else book.does(c, act, who, filled, new Date(qisu.clock.now().getTime() - BETWEEN_MS));
    book.passes(qisu.clock.now(), fresh());
    if (c.state !== 'closed' || number() < 0.3) later(at, c.no);
  }

  const days: string[] = [];
  for (let date = from; date < to; date = nextDay(date)) if (isWorked(date)) days.push(date);
  for (let i = 0; i < cases; i++)
    plan.push({ at: instant(days[Math.floor((i * days.length) / cases)] as string, hour()) });
  while (plan.length > 0) {
    plan.sort((a, b) => a.at.getTime() - b.at.getTime());
    const next = plan.shift();
    if (!next || dateOf(next.at) >= to) break;
    await moveTo(next.at);
    const c = next.no && book.books.get(next.no);
    if (c) await acts(c);
    else await files();
  }
  await moveTo(instant(to, '08:00'));
  book.faults.push(...beyondBounds(book.told));
  return { book, done };
}
