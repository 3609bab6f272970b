import { currentRating, openObligations, runningAssignment } from '../../domain/case/current.ts';
import { isOpen } from '../../domain/case/state.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { type Act, type Scene, ways } from '../life.ts';

/** What is done beside the main way of a case: pressing, what is owed, marks, and what comes after its end. */
export function beside(scene: Scene): Act[] {
  const { c } = scene;
  if (c.confidential) return [];
  return [...owed(scene), ...(isOpen(c) ? [...pressed(scene), ...likeOthers(scene)] : ended(scene))];
}

function owed(scene: Scene): Act[] {
  const { c } = scene;
  const { after, may, says } = ways(scene);
  return openObligations(c).flatMap((o): Act[] => {
    const key = `${o.kind}/${o.id ?? o.assignment ?? 0}`;
    const since = o.clock.startedAt;
    if (o.kind === 'urge_answer')
      return [
        {
          key,
          at: after(since, 'answerUrge', key),
          event: 'answer_urge',
          by: 'obliged',
          form: { text: says('urgeAnswer', key) },
        },
      ];
    if (o.kind === 'monthly_progress')
      return [
        {
          key,
          at: after(since, 'monthly', key),
          event: 'file_monthly',
          by: 'obliged',
          form: { text: says('monthly', key) },
        },
      ];
    if (!o.letter) {
      const at = may('lateLetter', key) ? after(since, 'lateLetter', key) : after(since, 'letter', key);
      return [{ key, at, event: 'written_reply', by: 'obliged', letter: true }];
    }
    if (!o.servedBy || o.served) return [];
    const at = after(c.changedAt ?? since, 'serve', key);
    return [
      {
        key: `serve/${key}`,
        at,
        event: 'serve_reply',
        by: 'desk',
        form: { how: 'post', on: shanghaiDate(at), to: c.respondent.name || '前台' },
      },
    ];
  });
}

/** 催办, 督办 and 提级: when it takes long. */
function pressed(scene: Scene): Act[] {
  const { c } = scene;
  const { after, may, says } = ways(scene);
  const a = runningAssignment(c);
  if (!a?.deadline) return [];
  const n = a.n;
  const middle = new Date((a.startedAt.getTime() + a.deadline.getTime()) / 2);
  const acts: Act[] = [];
  if (may('nudged') && n === 1)
    acts.push({ key: 'nudge', at: after(middle, 'nudge'), event: 'nudge', by: 'respondent' });
  if (may('nudgedLate'))
    acts.push({ key: `nudgeLate/${n}`, at: after(a.deadline, 'nudge', 'late'), event: 'nudge', by: 'respondent' });
  if (may('urgedByLeader') && n === 1)
    acts.push({
      key: 'leader',
      at: after(middle, 'urge', 'leader'),
      event: 'urge',
      by: 'leader',
      form: { text: says('leaderUrge') },
    });
  if (may('urged', `urged/${n}`))
    acts.push({
      key: `urge/${n}`,
      at: after(a.deadline, 'urge', `${n}`),
      event: 'urge',
      by: 'supervision',
      form: { text: says('urge') },
    });
  if (may('escalated'))
    acts.push({
      key: 'escalate',
      at: after(a.deadline, 'escalate'),
      event: 'escalate',
      by: 'supervision',
      form: { reason: says('escalate') },
    });
  return acts;
}

/** A matter that others have told as well is linked; one that came again is marked. */
function likeOthers(scene: Scene): Act[] {
  const { c, life, like } = scene;
  const { after } = ways(scene);
  if (!like?.now || c.state === 'merged') return [];
  return life.like?.again
    ? [
        {
          key: 'recurrence',
          at: after(c.receivedAt, 'link'),
          event: 'mark_recurrence',
          by: 'desk',
          form: { original: like.now.no },
        },
      ]
    : life.tried.has('merge')
      ? [{ key: 'link', at: after(c.receivedAt, 'mark'), event: 'link', by: 'desk', form: { related: like.now.no } }]
      : [];
}

function ended(scene: Scene): Act[] {
  const { c } = scene;
  const { after, may, says } = ways(scene);
  const { closedAt } = c;
  if (c.state !== 'closed' || !closedAt || c.outcome === 'direct_report') return [];
  const acts: Act[] = [];
  const rated = currentRating(c);
  if (rated && !rated.comment && may('comments'))
    acts.push({
      key: 'comment',
      at: after(closedAt, 'comment'),
      event: 'comment',
      by: 'respondent',
      form: { text: says('comment') },
    });
  if (may('notSolvedAgain') && (c.outcome === 'unconfirmed' || c.outcome === 'unrated'))
    acts.push({ key: 'again', at: after(closedAt, 'again'), event: 'still_not_solved', by: 'respondent' });
  if (may('lookedBack') && c.assignments.length > 0)
    acts.push({
      key: 'reopen',
      at: after(closedAt, 'lookBack'),
      event: 'reopen',
      by: 'desk',
      form: { reason: says('reopen') },
    });
  if (may('typical') && c.outcome === 'satisfied')
    acts.push({
      key: 'typical',
      at: after(closedAt, 'mark', 'typical'),
      event: 'mark_typical',
      by: 'desk',
      form: { reason: says('typical') },
    });
  const late = c.assignments.some((a) => a.verdict === 'late');
  if (may('listed') && c.assignments.length > 0) {
    const list = late ? 'black' : 'red';
    acts.push({
      key: 'list',
      at: after(closedAt, 'mark', 'list'),
      event: 'list_case',
      by: 'desk',
      form: { list, reason: says(list) },
    });
  }
  if (late && may('excluded'))
    acts.push({
      key: 'exclude',
      at: after(closedAt, 'exclude'),
      event: 'ask_exclusion',
      by: 'unit',
      form: { reason: 'force_majeure', text: says('exclude') },
    });
  const { exclusion } = c;
  if (exclusion && !exclusion.approvedAt && !exclusion.refusedAt) {
    const at = after(exclusion.at, 'decide', 'exclusion');
    acts.push(
      may('closureRefused', 'exclusion')
        ? { key: 'excluded', at, event: 'approve_exclusion', by: 'supervision' }
        : { key: 'excluded', at, event: 'refuse_exclusion', by: 'supervision' },
    );
  }
  return acts;
}
