import { lastAssignment, openPause, openTasks, runningAssignment } from '../../domain/case/current.ts';
import { awaitsUnit } from '../../domain/case/unit-of.ts';
import { unitById } from '../../domain/directory/directory.ts';
import { plusDays, shanghaiDate } from '../../domain/time/shanghai.ts';
import { type Act, type Scene, ways } from '../life.ts';
import { unitFor } from '../units.ts';
import { atWork } from '../work-time.ts';

/** What the unit that has the case does with it, and what the desk decides about what it asks. */
export function atUnit(scene: Scene): Act[] {
  const { c } = scene;
  if (c.state === 'dispatched') return awaitsUnit(c) ? [] : accepting(scene);
  if (c.state !== 'in_progress') return [];
  return [...asked(scene), ...(openPause(c) ? paused(scene) : working(scene))];
}

function accepting(scene: Scene): Act[] {
  const { c, life, rules } = scene;
  const { after, may, says, filled } = ways(scene);
  const a = lastAssignment(c);
  if (!a) return [];
  const n = `${a.n}/${c.refusedReturns.length}`;
  const since = a.unitNamedAt ?? (c.refusedReturns.length > 0 ? c.lastEventAt : a.startedAt);
  const misplaced = unitFor(rules.directory, life.matter.unit)?.id !== a.unit;
  const pushes = c.refusedReturns.length === 0 && may('pushedAway', `pushedAway/${a.n}`);
  if (misplaced || pushes) {
    const reason = misplaced ? filled(life.matter.notOurs ?? says('push')) : says('push');
    const form = { ground: 'not_ours', reason };
    const key = `return/${n}`;
    if (!life.tried.has(key)) return [{ key, at: after(since, 'askReturn', n), event: 'ask_return', by: 'unit', form }];
  }
  const at = may('slowAccept', `slowAccept/${n}`) ? after(since, 'slowAccept', n) : after(since, 'accept', n);
  const approval = rules.profile.categories.find((k) => k.id === c.category)?.kind === 'approval';
  const on = plusDays(shanghaiDate(at), 30);
  return [
    { key: `accept/${n}`, at, event: 'accept', by: 'unit', ...(approval && { form: { basis: says('ground'), on } }) },
  ];
}

/** How far through its time it is done: mostly well within, sometimes after, seldom not for weeks. */
function pace({ life, examples: { habits } }: Scene, may: (what: string, name?: string) => boolean, n: number): number {
  const drawn = (of: keyof typeof habits.pace): number => life.dice.between(`pace/${of}/${n}`, ...habits.pace[of]);
  if (life.stand) return drawn('swift');
  if (n === 1 && may('stuck')) return drawn('stuck');
  if (may('overdue', `overdue/${n}`)) return drawn('late');
  return drawn(n > 1 ? 'again' : 'usual');
}

function working(scene: Scene): Act[] {
  const { c, life, rules } = scene;
  const { may, says, of, filled } = ways(scene);
  const { matter, dice } = life;
  const a = runningAssignment(c);
  if (!a) return [];
  const start = a.acceptedAt ?? a.startedAt;
  const whole = (a.deadline?.getTime() ?? start.getTime() + 21 * 86_400_000) - start.getTime();
  const end = pace(scene, may, a.n);
  const n = a.n;
  /** This far through the work on it. */
  const when = (part: number, what: string): Date =>
    atWork(new Date(start.getTime() + whole * end * part), dice.between(`start/${what}/${n}`, 5, 150), rules);
  const acts: Act[] = [];
  const add = (what: string, part: number, act: Pick<Act, 'event' | 'by'> & Partial<Act>): void =>
    void acts.push({ key: `${what}/${n}`, at: when(part, what), ...act });
  for (const [i, part] of [0.3, 0.65, 0.9].entries())
    if (may('note', `note/${n}/${i}`)) {
      const visible = may('visible', `visible/${n}/${i}`) ? { visible: 'yes' } : {};
      add(`note${i}`, part, {
        event: 'progress',
        by: 'unit',
        form: { text: of(matter.notes, `note/${i + n}`), ...visible },
      });
    }
  if (may('added') && n === 1)
    add('add', 0.4, { event: 'add', by: 'respondent', form: { text: of(matter.adds, 'add') } });
  if (may('handedOver') && n === 1) {
    const other = unitById(rules.directory, a.unit)?.staff.find((s) => s.openId !== a.handler?.openId);
    if (other) add('handOver', 0.2, { event: 'hand_over', by: 'handler', form: { person: other.openId } });
  }
  if (may('reclassified') && n === 1)
    add('reclassify', 0.15, { event: 'reclassify', by: 'desk', form: { urgency: 'complex' } });
  const helper = unitFor(rules.directory, matter.helper, a.unit);
  if (helper && may('asksCo') && c.coTasks.length === 0)
    add('askCo', 0.25, {
      event: 'ask_co',
      by: 'handler',
      form: { coUnits: [helper.id], text: filled(matter.help ?? says('coReply')) },
    });
  if (may('asksExtension', `asksExtension/${n}`) && !a.extension)
    add('extend', 0.75, { event: 'ask_extension', by: 'unit', form: { days: '5', reason: says('extension') } });
  if (may('asksPause') && matter.wanted && a.pauses.length === 0)
    add('pause', 0.35, {
      event: 'ask_pause',
      by: 'unit',
      form: { reason: 'material', text: says('pause'), wanted: filled(matter.wanted) },
    });
  if (may('legal') && a.deadline)
    add('legal', 0.5, {
      event: 'ask_legal',
      by: 'unit',
      form: { on: plusDays(shanghaiDate(a.deadline), 60), ground: says('legal') },
    });
  if (may('withdrawnLater')) add('withdraw', 0.6, { event: 'withdraw', by: 'respondent' });
  if (c.pauseAsk || (a.extension && !a.extension.decidedAt) || c.legalAsk) return acts;
  if (may('closure') && n === 1 && !life.tried.has('close/1'))
    add('close', 1, { event: 'apply_to_close', by: 'unit', form: { ground: says('ground'), text: says('closure') } });
  else {
    const silent = openTasks(c).length > 0 ? { silent: says('declare') } : {};
    const measures = may('instruction', `measures/${n}`) ? { measures: says('measures') } : {};
    add('finish', 1, {
      event: 'finish',
      by: 'unit',
      form: { text: of(matter.results, `result/${n}`), ...measures, ...silent },
    });
    // A form that lacked what was asked meanwhile is sent again.
    add('finishAgain', 1.05, {
      event: 'finish',
      by: 'unit',
      form: { text: of(matter.results, `result/${n}`), silent: says('declare') },
    });
  }
  return acts;
}

/** What the unit has asked, and the desk is to decide; what co-units owe. */
function asked(scene: Scene): Act[] {
  const { c } = scene;
  const { after, may, says } = ways(scene);
  const a = runningAssignment(c);
  const acts: Act[] = [];
  const decide = (what: string, since: Date, no: string): void => {
    const n = `${what}/${a?.n}`;
    const at = after(since, 'decide', n);
    const refuses = may('refused', `refused/${n}`);
    acts.push({
      key: `decide/${n}`,
      at,
      by: 'desk',
      event: refuses ? `refuse_${what}` : `grant_${what}`,
      ...(refuses && { form: { reason: says(no) } }),
    });
  };
  if (a?.extension && !a.extension.decidedAt) decide('extension', a.extension.at, 'refuseExtension');
  if (c.pauseAsk) decide('pause', c.pauseAsk.at, 'refusePause');
  if (c.legalAsk)
    acts.push({ key: 'legalDecided', at: after(c.legalAsk.at, 'decide'), event: 'grant_legal', by: 'desk' });
  if (c.coAsk)
    acts.push({
      key: 'nameCo',
      at: after(c.coAsk.at, 'nameCo'),
      event: 'name_co',
      by: 'desk',
      form: { coUnits: c.coAsk.units, text: c.coAsk.text },
    });
  for (const [i, task] of openTasks(c).entries())
    acts.push({
      key: `coReply/${task.unit}/${i}`,
      at: after(task.clock.startedAt, 'coReply', `coReply/${task.unit}`),
      event: 'reply_co',
      by: 'co_unit',
      form: { text: says('coReply') },
    });
  return acts;
}

function paused(scene: Scene): Act[] {
  const { c, life } = scene;
  const { after, of } = ways(scene);
  const from = openPause(c)?.from;
  if (!from) return [];
  const brought = c.additions.find((a) => a.at > from);
  return brought
    ? [{ key: 'resume', at: after(brought.at, 'resume'), event: 'resume', by: 'unit' }]
    : [
        {
          key: 'bring',
          at: after(from, 'bring'),
          event: 'add',
          by: 'respondent',
          form: { text: of(life.matter.adds, 'bring') },
        },
      ];
}
