import { privateChat } from '../fake-messenger.ts';
import { PEOPLE } from '../people.ts';
import { groupOf, openIdOf } from '../town.ts';
import { TENANT, type World } from '../world.ts';
import { account, type Sent } from './account.ts';
import { presser } from './presses.ts';
import { type Answered, feishuAt } from './push.ts';
import { chance, speaker } from './said.ts';

type Json = Record<string, unknown>;
/** Somebody at the door; `tenant` where it is not ours. */
type Somebody = { openId: string; known: boolean; tenant?: string };

const KNOWN = Object.values(PEOPLE).map((name): Somebody => ({ openId: openIdOf(name), known: true }));
const STRANGERS: Somebody[] = [
  { openId: 'ou_nobody1', known: false },
  { openId: 'ou_nobody2', known: false },
  { openId: 'ou_abroad', known: false, tenant: 'another town' },
  // An account of another tenant with the id of somebody here.
  { openId: openIdOf('contact'), known: false, tenant: 'another town' },
];
const GROUPS = ['市场监管局', '企业服务专席', '人社局'];
const BOT = 'ou_bot';
/** Between two rounds a while goes by, so that nobody sends more than 120 in a minute. */
const ROUND_MS = 5_000;
/** After so many rounds the numbers of the cases are read anew. */
const ROUNDS_A_READING = 20;
/** How many write at the same time. */
const AT_ONCE = 8;

const MENU = ['my_cases', 'to_dispatch', 'to_do', 'help', 'new_appeal', 'of_next_year'];

/**
 * Everybody writes and presses at the program's real HTTP listener, as Feishu would send it and bent as far as its pages
 * leave it open; an account outside says what came of it.
 */
export async function atTheDoor(qisu: World, seed: number) {
  const { post, clock } = qisu;
  const luck = chance(seed);
  const { pick, maybe, some } = luck;
  const feishu = await feishuAt(qisu, luck);
  const says = speaker(luck, post);
  const presses = presser(luck, post);
  const book = account(qisu);
  const { faults } = book;
  let numbers: string[] = [];
  const counts = { messages: 0, presses: 0, menu: 0, others: 0 };

  const idOf = (openId: string): unknown =>
    pick<unknown>([
      { open_id: openId, union_id: 'on_1' },
      { open_id: openId, user_id: null },
      { user_id: { open_id: openId } },
    ]);
  const tenantOf = ({ tenant = TENANT }: Somebody): Json =>
    tenant === TENANT && maybe(0.2) ? {} : { tenant_key: tenant };

  function heard({ status }: Answered, what: string): void {
    if (status !== 200) faults.push(`${status}: ${what}`);
  }

  /** What Feishu may leave out, send as null, or in another form. */
  function bent(message: Json): Json {
    const odd: Json = { ...message };
    for (const field of ['root_id', 'parent_id', 'thread_id', 'update_time', 'user_agent', 'mentions'])
      if (maybe(0.15) && odd[field] === undefined) odd[field] = pick([null, '', undefined, []]);
    if (maybe(0.1)) odd.create_time = pick([Number(odd.create_time), null, undefined, 'noon', `${odd.create_time}000`]);
    return odd;
  }

  /** Somebody writes; what was sent, once it was accepted. */
  async function writes(from: Somebody, n: string): Promise<Sent> {
    const group = maybe(0.3) ? groupOf(pick(GROUPS)) : undefined;
    // Words aside from the bot are nobody's to answer.
    const owed = group === undefined || maybe(0.8);
    const { type, inside, marks, files } = says(n, numbers);
    const own = from.tenant === undefined ? privateChat(from.openId) : `p2p_${from.tenant}_${from.openId}`;
    const id = `om_said_${n}`;
    const here = post.messages.filter((m) => m.chatId === (group ?? own));
    const replied = maybe(0.3) && here.length > 0 ? pick(here).messageId : undefined;
    const message = bent({
      message_id: id,
      ...(replied && { root_id: replied, parent_id: pick([replied, 'om_none']) }),
      create_time: String(clock.now().getTime()),
      chat_id: group ?? own,
      chat_type: group ? 'group' : 'p2p',
      message_type: type,
      content: typeof inside === 'string' ? inside : JSON.stringify(inside),
      ...(group &&
        owed && { mentions: [{ key: '@_user_1', id: pick<unknown>([BOT, { open_id: BOT }]), name: '企诉' }] }),
    });
    const event = { sender: { sender_id: idOf(from.openId), sender_type: 'user', ...tenantOf(from) }, message };
    const raw = `${from.tenant ?? ''} ${from.openId} ${JSON.stringify(message).slice(0, 600)}`;
    const send = () => feishu.push('im.message.receive_v1', `ev_${n}`, event);
    // Feishu repeats what it is not sure of.
    for (const answer of await Promise.all(maybe(0.05) ? [send(), send()] : [send()])) heard(answer, raw);
    counts.messages += 1;
    const places = [...(from.tenant ? [] : [own]), String(message.chat_id)];
    return { id, places, owed, kept: from.known && owed, marks, files, raw };
  }

  /** Somebody presses; whoever is known gets a toast or a card. */
  async function press(from: Somebody, n: string): Promise<Sent[]> {
    const { on, action, marks } = presses(n);
    const there = on && { open_message_id: on.messageId, open_chat_id: on.chatId };
    const event = {
      operator: { ...(idOf(from.openId) as Json), ...tenantOf(from) },
      token: 'c-1',
      action,
      host: 'im_message',
      ...pick<Json>([{ context: there ?? null }, { context: { ...there, url: null } }, { ...there }]),
    };
    const raw = `press ${from.openId} ${JSON.stringify(action)}`;
    const answer = await feishu.push('card.action.trigger', `ev_${n}`, event);
    heard(answer, raw);
    counts.presses += 1;
    const { toast, card } = answer.body as { toast?: { type: string }; card?: { data: Json } };
    if (!toast && !card) faults.push(`nothing on screen: ${raw}`);
    if (card && on) post.change(on.messageId, card.data);
    const done = toast?.type === 'success' && marks.length > 0;
    return done ? [{ id: `ev_${n}`, places: [], owed: false, kept: true, marks, files: [], raw }] : [];
  }

  async function menu(from: Somebody, n: string): Promise<Sent> {
    const event = {
      operator: { operator_name: null, operator_id: idOf(from.openId), ...tenantOf(from) },
      event_key: pick(MENU),
      timestamp: pick<unknown>([Math.floor(clock.now().getTime() / 1000), String(clock.now().getTime()), null]),
    };
    const raw = `menu ${from.openId} ${event.event_key}`;
    heard(await feishu.push('application.bot.menu_v6', `ev_${n}`, event), raw);
    counts.menu += 1;
    const places = [privateChat(from.openId)];
    return { id: `menu/ev_${n}`, places, owed: !from.tenant, kept: false, marks: [], files: [], raw };
  }

  /** Events that ask for nothing, of which some are of kinds that are not read. */
  async function other(from: Somebody, n: string): Promise<void> {
    counts.others += 1;
    const who = { operator_id: idOf(from.openId), operator_tenant_key: from.tenant ?? TENANT };
    const chat_id = pick([privateChat(from.openId), groupOf(pick(GROUPS))]);
    if (maybe(0.2)) {
      const event = {
        type: 'p2p_chat_create',
        app_id: 'cli_world',
        chat_id,
        operator: null,
        user: { open_id: from.openId },
      };
      const old = {
        ts: '1502199207.7171419',
        uuid: `ev_${n}`,
        token: 'a verification token',
        type: 'event_callback',
        event,
      };
      return heard(await feishu.pushWhole(old), 'p2p_chat_create');
    }
    if (maybe(0.1)) {
      if (!(await feishu.verifies(`challenge ${n}`))) faults.push('the challenge did not come back');
      return;
    }
    const type = pick([
      ...['im.chat.member.bot.added_v1', 'im.chat.member.bot.deleted_v1', 'im.chat.member.user.added_v1'],
      ...['im.chat.access_event.bot_p2p_chat_entered_v1', 'im.chat.disbanded_v1', 'im.message.message_read_v1'],
      ...['im.message.recalled_v1', 'im.message.reaction.created_v1', 'url.preview.get', 'of.next.year_v9'],
    ]);
    const event = {
      chat_id,
      ...who,
      external: false,
      name: null,
      last_message_id: pick([null, '', 'om_1']),
      message_id: 'om_1',
    };
    heard(await feishu.push(type, `ev_${n}`, maybe(0.9) || type.startsWith('im.chat') ? event : null), type);
  }

  /** Of every case, also of those that began here, and of none. */
  async function allNumbers(): Promise<string[]> {
    const cases = await qisu.db
      .collection<{ no: string }>('cases')
      .find({}, { projection: { no: 1 } })
      .toArray();
    return [...cases.map((c) => c.no).sort(), 'QS20260302-9999'];
  }

  let rounds = 0;
  return {
    counts,
    /** Some write at the same time, others press; then all that is owed arrives and is entered. */
    async round(): Promise<void> {
      if (rounds % ROUNDS_A_READING === 0) numbers = await allNumbers();
      rounds += 1;
      const n = (i: number) => `${seed}_${rounds}_${i}`;
      const before = new Set(post.messages);
      const people = some([...KNOWN, ...STRANGERS], AT_ONCE + 3);
      const sent = await Promise.all(
        people.map(async (from, i): Promise<Sent[]> => {
          if (i < AT_ONCE) return [await writes(from, n(i))];
          if (i === AT_ONCE) return press(from, n(i));
          if (i === AT_ONCE + 1 && maybe(0.5)) return [await menu(from, n(i))];
          await other(from, n(i));
          return [];
        }),
      );
      await qisu.drain();
      await book.enter(
        sent.flat(),
        post.messages.filter((m) => !before.has(m)),
      );
      await clock.wait(ROUND_MS);
      clock.moveTo(new Date(clock.now().getTime() + ROUND_MS));
    },
    /** What was not answered 200, not answered at all, or in the wrong place; what stands nowhere. */
    faults: async (): Promise<string[]> => [...faults, ...(await book.lost())],
    lost: book.lost,
    close: feishu.close,
  };
}
