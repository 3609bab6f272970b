import Router from '@koa/router';
import type { Middleware } from 'koa';
import type { Chat, MenuEntry, Places, State } from '../api.ts';
import type { personActs } from './acts.ts';
import { readBody } from './body.ts';
import type { Faults } from './faults.ts';
import type { Habits } from './habits.ts';
import type { CallLog } from './log.ts';
import type { ClockMoves } from './moves.ts';
import {
  bodyOf,
  Clock,
  ConsoleChange,
  checked,
  Enter,
  Fault,
  HabitChange,
  Menu,
  Place,
  Redeliver,
  Say,
  Tap,
  Upload,
} from './page-body.ts';
import { PageError } from './page-error.ts';
import { pageMessage, pagePeople } from './page-view.ts';
import type { Parts } from './parts.ts';
import type { cardTaps } from './taps.ts';

type Needs = {
  /** The app whose private chats are shown. */
  appId: string;
  parts: Parts;
  acts: ReturnType<typeof personActs>;
  tap: ReturnType<typeof cardTaps>;
  moves: ClockMoves;
  faults: Faults;
  log: CallLog;
  habits: Habits;
  events: Middleware;
  menu: MenuEntry[];
  mode: State['mode'];
  places?: PlaceChoice | undefined;
  /** Qisu answers beside it, and offers made-up cases. */
  examples?: boolean | undefined;
};

/** The places, and how to start anew in one of them; this process is gone soon after. */
export type PlaceChoice = Places & { move: (to: string) => void };

/** Everything under `/sandbox/api`: what the page shows, what people do, and the controls for tests. */
export function pageApi(needs: Needs): Middleware[] {
  const { appId, parts, acts, tap, moves, faults, log, habits, menu, mode, places, examples = false } = needs;
  const { world, messages, files, deliveries, longConnection, clock, appName } = parts;
  const router = new Router({ prefix: '/sandbox/api' });

  function chats(): Chat[] {
    const shown = world
      .rooms()
      .filter((r) => r.botOf === undefined || (r.botOf === appId && r.members.some(world.person)));
    return shown.map(({ chatId, type, name, members }) => ({ chatId, type, name, members }));
  }

  async function state(): Promise<State> {
    const nextDue = await moves.nextDue();
    return {
      now: clock.now().toISOString(),
      nextDue: nextDue?.toISOString() ?? null,
      move: moves.last(),
      appName,
      people: pagePeople(world, messages),
      chats: chats(),
      menu,
      mode,
      places: places ? { here: places.here, all: places.all } : null,
      examples,
    };
  }

  router.get('/state', async (ctx) => {
    ctx.body = await state();
  });
  router.get('/chats', (ctx) => {
    ctx.body = { chats: chats() };
  });
  router.get('/chats/:chatId/messages', (ctx) => {
    const room = world.room(ctx.params.chatId ?? '');
    const { as } = ctx.query;
    if (!room) throw new PageError('没有这个会话');
    if (typeof as === 'string') {
      if (!room.members.includes(as)) throw new PageError('此人不在这个会话里');
      messages.markRead(as, room.chatId);
    }
    ctx.body = { messages: messages.inChat(room.chatId).map((m) => pageMessage(m, messages, world, appName)) };
  });
  router.post('/messages', async (ctx) => {
    ctx.body = await acts.say(await bodyOf(ctx.req, Say));
  });
  router.post('/files', async (ctx) => {
    const { as, chatId, name, kind, hold } = checked(ctx.query, Upload);
    const held = acts.hold(as, name, kind === 'image', await readBody(ctx.req));
    ctx.body = hold ? held : await acts.say({ as, chatId, text: '', files: [held.key] });
  });
  router.get('/files/:key', (ctx) => {
    const file = files.get(ctx.params.key ?? '');
    if (!file) throw new PageError('没有这个文件');
    ctx.set('content-type', file.mime);
    ctx.set('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    // Uploaded files must not run in the page's origin.
    ctx.set('content-security-policy', 'sandbox');
    ctx.body = files.bytes(file.key);
  });
  router.post('/tap', async (ctx) => {
    ctx.body = await tap(await bodyOf(ctx.req, Tap));
  });
  router.post('/menu', async (ctx) => {
    const { as, key } = await bodyOf(ctx.req, Menu);
    await acts.menu(as, key);
    ctx.body = {};
  });
  router.post('/enter', async (ctx) => {
    await acts.enter((await bodyOf(ctx.req, Enter)).as);
    ctx.body = {};
  });
  router.post('/place', async (ctx) => {
    const { to } = await bodyOf(ctx.req, Place);
    if (!places?.all.some(({ id }) => id === to)) throw new PageError('没有这个地方，请从页面上选');
    ctx.body = {};
    // The answer goes out before the listener closes.
    ctx.res.once('close', () => places.move(to));
  });
  router.post('/clock', async (ctx) => {
    const asked = await bodyOf(ctx.req, Clock);
    try {
      ctx.body = { now: (await moves.make(asked)).toISOString() };
    } catch (error) {
      if (error instanceof PageError) throw error;
      ctx.status = 502;
      ctx.body = { error: error instanceof Error ? error.message : String(error) };
    }
  });
  router.post('/clock/stop', (ctx) => {
    moves.stop();
    ctx.body = {};
  });
  router.post('/redeliver', async (ctx) => {
    const { messageId, eventId, times } = await bodyOf(ctx.req, Redeliver);
    ctx.body = { statuses: await deliveries.again(eventId ?? messageId ?? '', times) };
  });
  router.post('/faults', async (ctx) => {
    faults.set(await bodyOf(ctx.req, Fault));
    ctx.body = {};
  });
  router.post('/habits', async (ctx) => {
    const change = await bodyOf(ctx.req, HabitChange);
    for (const [key, value] of Object.entries(change)) if (value !== undefined) Object.assign(habits, { [key]: value });
    ctx.body = { ...habits };
  });
  router.get('/console', (ctx) => {
    ctx.body = parts.console.settings();
  });
  router.post('/console', async (ctx) => {
    const given = Object.entries(await bodyOf(ctx.req, ConsoleChange)).filter(([, value]) => value !== undefined);
    parts.console.set(Object.fromEntries(given));
    ctx.body = parts.console.settings();
  });
  router.post('/drop-connections', (ctx) => {
    longConnection.drop();
    ctx.body = {};
  });
  router.get('/log', (ctx) => {
    ctx.body = { entries: log.after(Number(ctx.query.after ?? 0) || 0) };
  });
  router.get('/events', needs.events);

  const words: Middleware = async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (!(error instanceof PageError)) throw error;
      ctx.status = 400;
      ctx.body = { error: error.message };
    }
  };
  return [words, router.routes() as unknown as Middleware];
}
