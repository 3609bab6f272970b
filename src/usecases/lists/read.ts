import { audienceFor } from '../../domain/case/audiences.ts';
import type { Case } from '../../domain/case/case.ts';
import { type List, listsOf } from '../../domain/case/lists.ts';
import { isLedBy } from '../../domain/case/roles.ts';
import { isOpen } from '../../domain/case/state.ts';
import { urgesBy } from '../../domain/case/urges.ts';
import { casesOf, type DigestList } from '../../domain/digest/figures.ts';
import { leadsOrSupervises, mayReadUrges, reachOf } from '../../domain/digest/reach.ts';
import { actorOf } from '../../domain/directory/actor.ts';
import { type Unit, unitById } from '../../domain/directory/directory.ts';
import type { PersonActor } from '../../domain/directory/person.ts';
import { agendaOf, type Entry, type Whose } from '../../domain/duties/agenda.ts';
import type { Task } from '../../domain/duties/duties.ts';
import { cameBy } from '../../domain/duties/night.ts';
import { listsSought } from '../../domain/duties/sought.ts';
import type { ListOf, NoticeShow } from '../../domain/notice/notice.ts';
import { type DrawnList, type Listed, listCard, type PageAt } from '../../views/notices/lists.ts';
import { type Deps, rulesNow } from '../deps.ts';
import { lookedOn, scopeFor } from '../digest/figures.ts';
import { findFor } from './find.ts';

/** Most cases looked through for one list. D */
const CASES_MOST = 20_000;

/** Kinds of unit whose staff see all cases under special supervision. */
export const LOOK_ON: readonly string[] = ['desk', 'centre', 'coordinator', 'supervision'];

/** 待派: the tasks of whoever dispatches. */
const DISPATCHING: readonly Task[] = ['dispatch', 'guide', 'arbitrate', 'reassign'];

/**
 * Reads once whether a case stands in the lists of somebody's duties, and returns a function that tells it of each. Where
 * none does they have none; where one does, it may still be others'.
 */
export async function mayHaveDuties(deps: Deps, all: readonly Whose[]): Promise<(whose: Whose) => boolean> {
  const listsFor = (whose: Whose): List[] => Object.values(listsSought(whose, deps.directory.current())).flat();
  const cases = await deps.cases.find({ any: [...new Set(all.flatMap(listsFor))] }, CASES_MOST);
  // Of so many not all were looked at, so nobody is passed over.
  if (cases.length === CASES_MOST) return () => true;
  const filled = new Set(cases.flatMap(listsOf));
  return (whose) => listsFor(whose).some((list) => filled.has(list));
}

/** Cases in which something may wait for this person or unit. */
async function casesSought(deps: Deps, whose: Whose): Promise<Case[]> {
  const { open, whatever } = listsSought(whose, deps.directory.current());
  if ('unit' in whose) {
    // Of a unit nothing but open cases stands in the first: one look finds both.
    const found = await deps.cases.find({ any: [...open, ...whatever] }, CASES_MOST);
    return found.filter((c) => isOpen(c) || listsOf(c).some((list) => whatever.includes(list)));
  }
  const officer = !('unit' in whose) && whose.confidentialOfficer;
  const found = await Promise.all([
    deps.cases.find({ any: open, open: true }, CASES_MOST),
    deps.cases.find({ any: whatever }, CASES_MOST),
    officer ? deps.cases.find({ confidential: true, open: true }, CASES_MOST) : [],
  ]);
  return [...new Map(found.flat().map((c) => [c._id, c])).values()];
}

const TITLES: Record<DigestList, string> = {
  fresh: '新收办件',
  closed: '办结办件',
  inHand: '在办办件',
  dueToday: '今日到期',
  overdue: '超期办件',
  special: '专项督办',
  waitingLongest: '等待最久',
  notReached: '未联系上',
};

async function toDo(deps: Deps, what: 'to_do' | 'to_dispatch', whose: Whose): Promise<Listed> {
  const cases = await casesSought(deps, whose);
  return what === 'to_do'
    ? { title: '待办', empty: '现在没有待办。', entries: agendaOf(cases, whose, rulesNow(deps)) }
    : {
        title: '待派与待裁定',
        empty: '现在没有等待派单或裁定的办件。',
        entries: agendaOf(cases, whose, rulesNow(deps), DISPATCHING),
      };
}

/** 专项督办: open cases of the mayor's line, oldest first. A leader gets what they lead. Source: R-508; SQ (十四). */
async function special(deps: Deps, actor: PersonActor): Promise<Case[]> {
  const channels = deps.profile.signoff?.channelKinds ?? [];
  const found = await deps.cases.find({ open: true, channels, oldestFirst: true }, CASES_MOST);
  if (actor.posts.some((p) => LOOK_ON.includes(p.unitKind))) return found;
  const leading = [actor, ...(actor.standsFor ?? [])].map(({ leads }) => leads ?? []);
  return found.filter((c) => leading.some((units) => isLedBy(c, units, deps.directory.current())));
}

async function behindDigest(
  deps: Deps,
  { what: line, on, absent }: Extract<ListOf, { on: string }>,
  actor: PersonActor,
): Promise<Case[]> {
  const whose = absent === undefined ? actor : actor.standsFor?.find(({ openId }) => openId === absent);
  const reach = whose && reachOf(whose);
  if (!reach) return [];
  return casesOf(line, await lookedOn(deps, on), scopeFor(deps, reach, on)).map(({ c }) => c);
}

/**
 * How many open cases the enterprises paired with an agent have that the agent may not see, because somebody else filed
 * them. Source.
 */
async function pairedAlone(deps: Deps, actor: PersonActor): Promise<number> {
  const any = actor.agentOf.map((id): List => `enterprise/${id}`);
  const found = any.length > 0 ? await deps.cases.find({ any, open: true }, CASES_MOST) : [];
  return found.filter((c) => !audienceFor(c, actor, rulesNow(deps))).length;
}

const besideOwn = (count: number): string =>
  count > 0 ? `您结对的企业另有 ${count} 件诉求在办，不是您报送的，请向企业了解。` : '';

async function ofPerson(deps: Deps, of: Extract<ListOf, { person: string }>, actor: PersonActor): Promise<Listed> {
  if ('on' in of)
    return {
      title: TITLES[of.what],
      empty: '现在没有这类办件。',
      cases: await behindDigest(deps, of, actor),
    };
  switch (of.what) {
    case 'found': {
      const { cases, more } = await findFor(deps, actor, of.words);
      return { title: `查询：${of.words}`, empty: `现在没有符合“${of.words}”的办件。`, cases, more };
    }
    case 'to_do':
    case 'to_dispatch':
      return toDo(deps, of.what, actor);
    case 'my_cases': {
      const mine = { openId: actor.openId, enterprises: actor.contactOf };
      const cases = await deps.cases.find({ mine }, CASES_MOST);
      const note = besideOwn(await pairedAlone(deps, actor));
      return { title: '我的诉求', empty: '您还没有提交过诉求，直接把问题发给我即可。', cases, note };
    }
    case 'special':
      return {
        title: '专项督办',
        empty: `现在没有专项督办的办件。${mayReadUrges(actor) ? '您自己督办的，请发送“督办”查看。' : ''}`,
        cases: await special(deps, actor),
      };
    case 'urges': {
      const urgers = [actor, ...(actor.standsFor ?? []).filter(leadsOrSupervises)].map(({ openId }) => openId);
      const urged = await deps.cases.find({ any: urgers.map((openId): List => `urged/${openId}`) }, CASES_MOST);
      return {
        title: '我的督办',
        empty: '您还没有督办过办件。要督办，请发送“督办 编号 督办要求”。',
        urges: urgesBy(urged, urgers),
      };
    }
    case 'confidential': {
      const cases = await deps.cases.find({ confidential: true, open: true, oldestFirst: true }, CASES_MOST);
      return { title: '保密件', empty: '现在没有待办的保密件。', cases };
    }
  }
}

/** What a unit has to do now, and what it waits for. */
export const dutiesOfUnit = async (deps: Deps, unit: Unit): Promise<readonly Entry[]> =>
  agendaOf(await casesSought(deps, { unit }), { unit }, rulesNow(deps));

/** What a person has to do of these tasks now. */
export const dutiesOfPerson = async (
  deps: Deps,
  actor: PersonActor,
  only: readonly Task[],
): Promise<readonly Entry[]> => agendaOf(await casesSought(deps, actor), actor, rulesNow(deps), only);

type Page = Omit<Extract<NoticeShow, { list: unknown }>['list'], 'of'>;

/** A page of the list as it is now; null when whoever it is for has left. */
export async function drawnList(deps: Deps, of: ListOf, { night, ...at }: PageAt & Page): Promise<DrawnList | null> {
  const rules = rulesNow(deps);
  if ('unit' in of) {
    const unit = unitById(rules.directory, of.unit);
    if (!unit) return null;
    const listed = await toDo(deps, of.what, { unit });
    return listCard({ ...listed, ...(night && { isFirst: cameBy(night, unit) }) }, { unit }, rules, at);
  }
  const actor = actorOf(rules.directory, of.person);
  if (!actor) return null;
  const listed = await ofPerson(deps, of, actor);
  // What may be seen is asked once more: who has changed their post sees what they may see now.
  const seen =
    'cases' in listed ? { ...listed, cases: listed.cases.filter((c) => audienceFor(c, actor, rules)) } : listed;
  return listCard(seen, actor, rules, at);
}
