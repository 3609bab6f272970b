import type { Habits } from '../../config/examples.ts';
import type { Tap } from '../deliveries.ts';
import type { Rules } from '../domain/case/context.ts';
import { actorOf } from '../domain/directory/actor.ts';
import { enterpriseById } from '../domain/directory/directory.ts';
import { atDesk, type PersonActor } from '../domain/directory/person.ts';
import { shanghaiDate, shanghaiTime } from '../domain/time/shanghai.ts';
import { filledIn, type Life, type Way } from './life.ts';

/** What somebody says to get the form of a new appeal, and what they write into it. */
export type Filing = { by: string; says: string; form: NonNullable<Tap['form']> };

const MINUTE_MS = 60_000;

/** What is asked for beside the first, in the words of whoever tells it. */
export const secondAsk = ({ second, dice, slots }: Life): string | undefined =>
  second && filledIn(dice.one('second ask', second.asks), slots);

type Asking = { life: Life; rules: Rules; habits: Habits };

/** How a case is filed: in the enterprise's own name, by its agent, by the desk for whoever calls, by a unit. */
export function filingOf({ life, rules, habits }: Asking): Filing | undefined {
  const { dice, matter, slots, whose, way, like } = life;
  const { directory: d, profile } = rules;
  const ask = filledIn(dice.one('ask', matter.asks), slots);
  const begins = like?.again ? 'again' : way === 'direct' || way === 'found' || way === 'channel' ? 'heard' : '';
  const also = secondAsk(life);
  const content = [
    dice.one(begins, habits.said[begins] ?? ['']),
    ask,
    also && dice.one('also', habits.said.also ?? ['']),
    also,
  ].join('');
  const kind = matter.elsewhere ? 'redirect' : matter.kind;
  const category = (profile.categories.find((k) => k.kind === kind) ?? profile.categories[0])?.id ?? '';
  const form = { content, category };
  const e = 'id' in whose ? enterpriseById(d, whose.id) : undefined;
  const staff = (may: (actor: PersonActor) => boolean): string | undefined => {
    const all = d.units.flatMap((u) => u.staff.map((s) => s.openId));
    const able = all.filter((id) => {
      const actor = actorOf(d, id);
      return actor !== null && may(actor);
    });
    return able.length > 0 ? dice.one('filer', able) : undefined;
  };
  const as = (by: string | undefined, says: string, more: Filing['form'] = {}): Filing | undefined =>
    by === undefined ? undefined : { by, says, form: { ...form, ...more } };
  const through = (fits: (kind: string) => boolean, more: Filing['form'] = {}): Filing | undefined => {
    const channels = d.channels.filter((k) => fits(k.kind));
    if (channels.length === 0) return undefined;
    return as(staff(atDesk), `代报 ${e?.name}`, { channel: dice.one('channel', channels).id, ...more });
  };

  const how: Record<Way, () => Filing | undefined> = {
    own: () =>
      as(
        e?.contacts
          .filter((k) => k.reach === 'member')
          .map((k) => k.openId)
          .find((id) => id !== undefined && dice.chance(id, habits.shares.usualContact ?? 1)) ??
          e?.contacts.find((k) => k.reach === 'member')?.openId,
        content,
        { enterprise: e?.id ?? '' },
      ),
    agent: () => as(d.agents.find((a) => e && a.enterprises.includes(e.id))?.openId, `代报 ${e?.name}`),
    call() {
      if ('id' in whose) return undefined;
      const [least, most] = habits.takes.called ?? [2, 12];
      const at = new Date(rules.at.getTime() - dice.between('called', least, most) * MINUTE_MS);
      const calledAt = `${shanghaiDate(at)} ${shanghaiTime(at)}`;
      const { name, person, number } = whose;
      const phone = d.channels.find((k) => k.kind === 'phone')?.id ?? 'incoming/phone';
      return as(staff(atDesk), `来电登记 ${name}`, { person, number, calledAt, enterprise: name, channel: phone });
    },
    channel: () => through((kind) => kind !== 'mayor' && kind !== 'misconduct'),
    mayor: () => through((kind) => kind === 'mayor'),
    misconduct: () =>
      through((kind) => kind === 'misconduct', {
        content: dice.one('misconduct', habits.said.misconduct ?? [content]),
      }),
    direct: () =>
      as(
        staff((actor) => actor.posts.some((p) => p.directReport)),
        `直报 ${e?.name}`,
        {
          ...(dice.chance('settled', habits.shares.settled ?? 0) && {
            result: filledIn(dice.one('result', matter.results), slots),
          }),
        },
      ),
    found: () =>
      as(
        staff((actor) => actor.posts.some((p) => p.unitKind === 'department')),
        '主动发现',
      ),
  };
  return how[way]();
}
