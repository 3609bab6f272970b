import { assignmentInHand, callNoted, currentRating, lastAssignment, levelOf } from '../../domain/case/current.ts';
import { formatInstant } from '../../domain/time/format-date.ts';
import { type Act, type Scene, ways } from '../life.ts';

/** What the enterprise says of the result, in writing or when it is called, and the desk's calls to whoever is not satisfied. */
export function ofResult(scene: Scene): Act[] {
  const { c } = scene;
  if (c.state === 'resolved' || c.state === 'answered') return confirming(scene);
  if (c.state === 'confirmed') return rating(scene);
  if (c.state === 'callback') return [...missing(scene), ...callingBack(scene)];
  if (c.state === 'closure_review') return reviewing(scene);
  return c.state === 'in_progress' ? missing(scene) : [];
}

const MINUTE_MS = 60_000;
const roundOf = ({ c }: Scene): string => `${assignmentInHand(c)?.n ?? 0}`;

function confirming(scene: Scene): Act[] {
  const { c } = scene;
  const { after, may, says } = ways(scene);
  const n = roundOf(scene);
  if (!c.enterprise) {
    const at = after(c.lastEventAt, 'verify', n);
    return may('verifyRefused') && n === '1'
      ? [{ key: `verify/${n}`, at, event: 'refuse_verify', by: 'desk', form: { reason: says('reopen') } }]
      : [{ key: `verify/${n}`, at, event: 'verify', by: 'desk' }];
  }
  if (c.phone) return calling(scene);
  const at = after(c.resultToldAt ?? c.lastEventAt, 'confirm', n);
  const again = Number(n) > 1;
  if (may('confirms', `confirms/${n}`) || (again && may('confirmsAgain', `again/${n}`)))
    return [{ key: `confirm/${n}`, at, event: 'confirm', by: 'respondent' }];
  return may('disputes', `disputes/${n}`) ? [{ key: `notDone/${n}`, at, event: 'not_done', by: 'respondent' }] : [];
}

/** 电话征询: on some days nobody answers. */
function calling(scene: Scene): Act[] {
  const { c } = scene;
  const { phone } = c;
  const { after, may, says } = ways(scene);
  if (!phone) return [];
  const n = `${roundOf(scene)}/${c.state}/${phone.attempts.length}`;
  const last = phone.attempts.at(-1);
  const at = last ? after(last.at, 'nextCall', n) : after(phone.since, 'phone', n);
  const number = c.incoming?.number ?? '0512-55550199';
  const base = { number, calledAt: formatInstant(at, at) };
  const key = `phone/${n}`;
  if (may('unreached', key))
    return [{ key, at, event: 'enter_answer', by: 'caller', form: { ...base, said: 'not_reached', note: '' } }];
  if (c.state !== 'confirmed' && may('disputes', `disputes/${n}`))
    return [
      { key, at, event: 'enter_answer', by: 'caller', form: { ...base, said: 'not_done', note: says('handedOn') } },
    ];
  const level = levelMeant(scene);
  const form = { ...base, said: 'confirmed', level: level ?? 'none', note: says('phoned') };
  return [{ key, at, event: 'enter_answer', by: 'caller', form }];
}

/** The level that the enterprise has in mind; none where it does not rate. */
function levelMeant(scene: Scene): string | undefined {
  const { c, life } = scene;
  const { may } = ways(scene);
  const n = roundOf(scene);
  const good = c.profile.scale.filter((l) => l.closes);
  const bad = c.profile.scale.filter((l) => !l.closes);
  if (!may('rates', `rates/${n}`)) return undefined;
  const late = lastAssignment(c)?.verdict === 'late';
  const first = Number(n) <= 1;
  if (first && bad.length > 0 && (may('dissatisfied') || (late && may('excluded', 'lateAndAngry'))))
    return life.dice.one('bad', bad).id;
  return life.dice.one(`good/${n}`, [...good.slice(0, 1), ...good.slice(0, 2), ...good]).id;
}

function rating(scene: Scene): Act[] {
  const { c, life } = scene;
  const { after, of } = ways(scene);
  const n = roundOf(scene);
  if (c.phone) return calling(scene);
  const given = currentRating(c);
  if (given) {
    const poor = levelOf(c, given.level)?.closes === false;
    const at = new Date(given.at.getTime() + life.dice.between(`why/${n}`, 2, 8) * MINUTE_MS);
    const reasons = [life.dice.one('reason', ['unsolved', 'too_slow', 'beside_the_point', 'many_trips'])];
    return poor && !given.reasons
      ? [
          {
            key: `why/${n}`,
            at,
            event: 'comment',
            by: 'respondent',
            form: { reasons, text: of(life.matter.disputes, 'dispute') },
          },
        ]
      : [];
  }
  const level = levelMeant(scene);
  return level
    ? [{ key: `rate/${n}`, at: after(c.lastEventAt, 'rate', n), event: 'rate', by: 'respondent', datum: level }]
    : [];
}

/** What is not solved yet, asked of whoever has said so. */
function missing(scene: Scene): Act[] {
  const { c, life } = scene;
  const { after, of } = ways(scene);
  const said = c.record.findLast((entry) => entry.event === 'not_done' || entry.event === 'still_not_solved');
  if (!said || c.missing.some(({ at }) => at >= said.at)) return [];
  const key = `missing/${c.missing.length}`;
  return [
    {
      key,
      at: after(said.at, 'missing', key),
      event: 'tell_missing',
      by: 'respondent',
      form: { text: of(life.matter.disputes, 'dispute') },
    },
  ];
}

function callingBack(scene: Scene): Act[] {
  const { c } = scene;
  const { after, may, says } = ways(scene);
  const n = `${roundOf(scene)}/${c.calls.length}`;
  const since = currentRating(c)?.settledAt ?? c.lastEventAt;
  const tries = c.missedCalls.length;
  if (!callNoted(c)) {
    if (may('notReached', `notReached/${n}/${tries}`)) {
      const last = c.missedCalls.at(-1)?.at;
      const at = last ? after(last, 'nextCall', n) : after(since, 'callBack', n);
      return [{ key: `missed/${n}/${tries}`, at, event: 'not_reached', by: 'desk' }];
    }
    const at = may('slowCallback', n)
      ? after(since, 'slowCallback', n)
      : after(c.missedCalls.at(-1)?.at ?? since, 'callBack', n);
    const explain = assignmentInHand(c) && may('explains', n) ? { explain: 'yes' } : {};
    return [{ key: `call/${n}`, at, event: 'note_call', by: 'desk', form: { note: says('callNote', n), ...explain } }];
  }
  const noted = c.calls.at(-1)?.at ?? since;
  const asked = c.explanationAskedAt;
  const explained = asked && c.progress.find((p) => p.at > asked);
  if (asked && !explained)
    return [
      {
        key: `explain/${n}`,
        at: after(asked, 'explain', n),
        event: 'progress',
        by: 'unit',
        form: { text: says('explanation'), visible: 'yes' },
      },
    ];
  const at = after(explained?.at ?? noted, 'afterCall', n);
  return may('goesOn', n)
    ? [{ key: `goOn/${n}`, at, event: 'go_on', by: 'desk', form: { note: says('handedOn') } }]
    : [{ key: `accepted/${n}`, at, event: 'accept_explanation', by: 'desk', form: { note: says('accepted') } }];
}

function reviewing(scene: Scene): Act[] {
  const { c } = scene;
  const { after, may, says } = ways(scene);
  const asked = c.closure;
  if (!asked) return [];
  const n = roundOf(scene);
  const at = after(asked.at, 'review', n);
  return may('closureRefused', n)
    ? [{ key: `review/${n}`, at, event: 'refuse_closure', by: 'approver', form: { reason: says('refuseClosure') } }]
    : [{ key: `review/${n}`, at, event: 'approve', by: 'approver' }];
}
