import type { Case } from '../../domain/case/case.ts';
import { lastAssignment } from '../../domain/case/current.ts';
import { awaitsUnit } from '../../domain/case/unit-of.ts';
import { coordinatorOf, deskOf, unitById, unitsOfBoard } from '../../domain/directory/directory.ts';
import { secondAsk } from '../file.ts';
import { type Act, type Scene, ways } from '../life.ts';
import { boardWith, unitFor } from '../units.ts';

const MISCONDUCT = 'misconduct';

/** What somebody does at the desk, and whoever signs or answers for it, until a unit has the case. */
export function atDesk(scene: Scene): Act[] {
  const { c } = scene;
  if (c.confidential) return c.state === 'submitted' ? confidential(scene) : [];
  if (c.state === 'submitted') return submitted(scene);
  if (c.state === 'awaiting_signoff') return signing(scene);
  if (c.state === 'return_requested') return arbitrating(scene);
  return c.state === 'dispatched' && awaitsUnit(c) ? assigning(scene) : [];
}

/** Whether others may still be merged into it. */
const mergeable = (c: Case | undefined): boolean => c !== undefined && ['dispatched', 'in_progress'].includes(c.state);

const round = (c: Case): number => c.assignments.length;

function confidential(scene: Scene): Act[] {
  const { after, may, says } = ways(scene);
  const { c } = scene;
  const at = after(c.receivedAt, 'review');
  const by = 'confidential_officer';
  return may('refused', MISCONDUCT)
    ? [{ key: 'archive', at, event: 'archive', by, form: { text: says('archived') } }]
    : [{ key: 'register', at, event: 'register', by, form: { text: says('registered') } }];
}

function submitted(scene: Scene): Act[] {
  const { c, life, rules, like } = scene;
  const { after, may, says, filled } = ways(scene);
  const { matter } = life;
  const unsigned = c.record.filter(({ event }) => event === 'refuse_sign');
  const back = [unsigned.at(-1)?.at, lastAssignment(c)?.endedAt, c.referral?.at, c.record[0]?.at, c.receivedAt];
  const since = new Date(Math.max(...back.map((at) => at?.getTime() ?? 0)));
  const n = [round(c), c.referral ? 1 : 0, ...(unsigned.length > 0 ? [unsigned.length] : [])].join('/');
  const asked = c.expertAsk;
  if (asked && !asked.repliedAt)
    return [
      {
        key: 'expert',
        at: after(asked.at, 'expert'),
        event: 'expert_reply',
        by: 'expert',
        form: { text: says('expert') },
      },
    ];
  const at = may('slowDesk', `slowDesk/${n}`)
    ? after(since, 'slowTriage', n)
    : after(asked?.repliedAt ?? since, 'triage', n);
  const consults = matter.kind === 'consultation';
  const early: Act[] = [];
  if (may('withdrawn'))
    early.push({ key: 'withdraw', at: after(since, 'withdraw'), event: 'withdraw', by: 'respondent' });
  if (may('claimed') && !c.claimedBy)
    early.push({ key: 'claim', at: after(since, 'claim'), event: 'claim', by: 'desk' });
  const part = secondAsk(life);
  if (part && !life.tried.has('split'))
    return [...early, { key: 'split', at, event: 'split', by: 'desk', form: { part } }];
  if (c.referral) return [...early, dispatched(scene, at, n)];
  if (matter.elsewhere)
    return [
      ...early,
      {
        key: 'redirect',
        at,
        event: 'redirect',
        by: 'desk',
        form: { ...matter.elsewhere, text: filled(matter.elsewhere.text) },
      },
    ];
  if (consults && !asked && rules.directory.experts.length > 0 && may('expert', 'asksExpert'))
    return [...early, askedExpert(scene, at)];
  if (matter.answer && c.enterprise && round(c) === 0 && (asked || may('answered')))
    return [...early, { key: 'answer', at, event: 'answer', by: 'desk', form: { text: filled(matter.answer) } }];
  if (mergeable(like?.now) && !life.like?.again && !life.tried.has('merge'))
    return [...early, { key: 'merge', at, event: 'merge', by: 'desk', form: { primary: like?.now?.no ?? '' } }];
  const coordinator = coordinatorOf(rules.directory);
  if (may('referred') && coordinator && coordinator.id !== deskOf(rules.directory)?.id && !life.tried.has('refer'))
    return [...early, { key: 'refer', at, event: 'refer', by: 'desk', form: { reason: says('refer') } }];
  return [...early, dispatched(scene, at, n)];
}

function askedExpert(scene: Scene, at: Date): Act {
  const { life, rules } = scene;
  const expert = life.dice.one('expert', rules.directory.experts).openId;
  return {
    key: 'askExpert',
    at,
    event: 'ask_expert',
    by: 'desk',
    form: { expert, question: ways(scene).says('question') },
  };
}

/** Where it belongs; of a fresh case sometimes where it does not. */
function unitMeant(scene: Scene): { id: string; wrong: boolean } | undefined {
  const { c, life, rules } = scene;
  const right = unitFor(rules.directory, life.matter.unit);
  const wrong = unitFor(rules.directory, life.matter.wrong, right?.id);
  if (round(c) === 0 && wrong && ways(scene).may('wrongUnit')) return { id: wrong.id, wrong: true };
  return right && { id: right.id, wrong: false };
}

function dispatched(scene: Scene, at: Date, n: string): Act {
  const { c, life, rules } = scene;
  const { may, says } = ways(scene);
  const meant = unitMeant(scene) ?? {
    id: rules.directory.units.find((u) => u.kind === 'department')?.id ?? '',
    wrong: false,
  };
  const unit = unitById(rules.directory, meant.id);
  const board = unit && may('board') ? boardWith(rules, unit) : undefined;
  const helper = unitFor(rules.directory, life.matter.helper, meant.id);
  const known = rules.profile.categories.find((k) => k.id === c.category);
  const category = known?.kind === 'redirect' || !known ? { category: 'appeal' } : {};
  const urgency = may('urgent') ? 'urgent' : may('complex') ? 'complex' : 'general';
  return {
    key: `dispatch/${n}`,
    at,
    event: 'dispatch',
    by: 'dispatcher',
    form: {
      unit: board ?? meant.id,
      urgency,
      ...category,
      ...(helper && !board && !meant.wrong && may('coUnit') && { coUnits: [helper.id] }),
      ...(may('instruction') && { instruction: says('instruction') }),
    },
  };
}

function signing(scene: Scene): Act[] {
  const { c, life } = scene;
  const { after, may, says } = ways(scene);
  const signed = c.record.length;
  const at = after(c.lastEventAt, 'sign', `${signed}`);
  return may('refusesToSign') && !life.tried.has('refuseSign')
    ? [{ key: 'refuseSign', at, event: 'refuse_sign', by: 'signer', form: { reason: says('refuseSign') } }]
    : [{ key: `sign/${signed}`, at, event: 'sign', by: 'signer' }];
}

function assigning(scene: Scene): Act[] {
  const { c, life, rules } = scene;
  const { after } = ways(scene);
  const since = lastAssignment(c)?.startedAt ?? c.lastEventAt;
  const ofBoard = unitsOfBoard(rules.directory, lastAssignment(c)?.board ?? '');
  const right = unitFor(rules.directory, life.matter.unit)?.id;
  const unit = (ofBoard.find(({ id }) => id === right) ?? ofBoard[0])?.id ?? '';
  return [
    {
      key: `assign/${round(c)}`,
      at: after(since, 'assign', `${round(c)}`),
      event: 'assign',
      by: 'chief',
      form: { unit },
    },
  ];
}

function arbitrating(scene: Scene): Act[] {
  const { c, life, rules } = scene;
  const { after, says } = ways(scene);
  const ask = c.returnAsk;
  if (!ask) return [];
  const n = `${round(c)}/${c.refusedReturns.length}`;
  const at = after(ask.at, 'arbitrate', n);
  const right = unitFor(rules.directory, life.matter.unit)?.id;
  if (!right || right === ask.unit)
    return [{ key: `uphold/${n}`, at, event: 'uphold', by: 'dispatcher', form: { reason: says('uphold') } }];
  const form = { unit: right, reason: says('reassign') };
  return [{ key: `reassign/${n}`, at, event: 'reassign', by: 'dispatcher', form }];
}
