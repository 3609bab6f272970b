import { actorOf } from '../domain/directory/actor.ts';
import { administratorsTold } from '../domain/directory/deputies.ts';
import { type Directory, webContact } from '../domain/directory/directory.ts';
import { shanghaiDate } from '../domain/time/shanghai.ts';
import type { MessengerError } from '../ports.ts';
import type { Deps } from '../usecases/deps.ts';
import { announce } from '../usecases/notice.ts';
import { type Address, addressKey, groupAt, insteadOfStaff } from './receivers.ts';

/** What is said where the platform gives no reason of its own. */
const NO_REASON = '收不到机器人的消息';

/** An id of the reports: `unreachable/2026-03/ou_…/230013/…`. */
const REPORT = /^unreachable\/\d{4}-\d{2}\/((?:ou|web)_[^/]+)\/(\d+)\//;

/** The person that a report by this id is about, and Feishu's code; null where it is about none. */
export function unreachedIn(noticeId: string): { person: string; code: number } | null {
  const [, person, code] = REPORT.exec(noticeId) ?? [];
  return person === undefined ? null : { person, code: Number(code) };
}

/**
 * Reports a group or a person that cannot be sent messages: to the administrators, and for a group to the head of its
 * unit, who gets them instead; a number that short messages do not reach to the desk, which telephones. Once a month for each reason, before anything is sent elsewhere; said again after a
 * crash it is the same message. Source: storage.md, "The outbox", "Answers".
 */
export async function reportUnreachable(deps: Deps, address: Address, { code, why }: MessengerError): Promise<void> {
  const d = deps.directory.current();
  const month = shanghaiDate(deps.clock.now()).slice(0, 'yyyy-MM'.length);
  const id = (to: string) => `unreachable/${month}/${addressKey(address)}/${code}/${to}`;
  const contact = 'person' in address ? webContact(d, address.person) : undefined;
  const reason = `${why ?? NO_REASON}${code ? `，代码 ${code}` : ''}`;
  if (contact) {
    const words = `短信发不到${contact.enterprise.name}的${contact.contact.name}（${reason}）。请核对登记的手机号码，需要对方处理的事项请电话联系。`;
    return announce(deps, id('desk'), { audience: 'desk' }, words);
  }
  const [head] = 'chat' in address ? insteadOfStaff(address, d) : [];
  if (head && 'person' in head)
    await announce(
      deps,
      id(head.person),
      head,
      `${called(address, d)}发不进消息（${reason}）。发往该群的办件消息改发给您，请在群设置中处理。`,
    );
  for (const { openId, name } of administratorsTold(d))
    if (openId !== addressKey(address))
      await announce(
        deps,
        id(`administrator/${openId}`),
        { person: openId, name },
        `发给${called(address, d)}的消息未能送达（${reason}）。办件消息已按“本人→负责人→专席”改发；请核对通讯录或群设置。`,
      );
}

/** A group by its unit, a person by name and post. */
function called(address: Address, d: Directory): string {
  if ('chat' in address)
    return groupAt(address.chat, d)?.name ? `“${groupAt(address.chat, d)?.name}”的群` : `群 ${address.chat}`;
  const actor = actorOf(d, address.person);
  const unit = d.units.find((u) => u.id === actor?.posts[0]?.unit)?.name;
  return actor ? `${actor.name}${unit ? `（${unit}）` : ''}` : '已不在通讯录的人员';
}
