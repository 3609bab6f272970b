import { faceOf } from './cards.ts';
import { type Ledger, ledger } from './ledger.ts';
import { type LogEntry, type Message, openTown, type Town, type TownAsk } from './town.ts';

export const DESK = '企业服务专席';
/** Sending and replying, as a fault names them. */
export const SEND = 'POST /open-apis/im/v1/messages';
export const isPost = (e: LogEntry): boolean => e.method === 'POST' && e.path.includes('/im/v1/messages');

/** A town with its book: what arrived where, and what the database says about it. */
export async function townWithBook(ask: TownAsk) {
  const town = await openTown(ask);
  return looksAt(town, await ledger(town.database));
}

/** What arrived where about which case. */
function looksAt(town: Town, book: Ledger) {
  return {
    town,
    book,
    cardsAt: async (where: string, no: string): Promise<Message[]> =>
      (await town.read(where)).filter((m) => m.msgType === 'interactive' && faceOf(m.content).note.includes(no)),
    toldAt: async (where: string, no: string): Promise<string[]> =>
      (await town.texts(where)).filter((t) => t.includes(no)),
    /** Waits until all that is owed by now has been sent. */
    quiet: (withinMs?: number): Promise<void> => book.quiet(town.now, withinMs),
    /** 派单 by one tap where the unit is offered, else by its name in the form. Nothing is waited for. */
    async dispatch(unit: string, no: string): Promise<void> {
      const offered = (await town.buttons(DESK, no)).includes(`派给 ${unit}`);
      if (offered) return void (await town.tap('王敏', `派给 ${unit}`, { no, settle: false }));
      await town.tap('王敏', '派单', { no });
      const form = { 类别: '诉求', 紧急程度: '一般', 其他承办单位: unit };
      await town.submit('王敏', '派单', form, { no, settle: false });
    },
    /** Moves the clocks of both sides while Feishu cannot be reached: Qisu's own, then the stand-in's to the same. */
    async later(minutes: number): Promise<void> {
      const to = new Date((await town.now()).getTime() + minutes * 60_000).toISOString();
      await town.ask('POST', '/sandbox/clock', { to }, town.qisuUrl());
      const soon = new Date((await town.now()).getTime() + 500).toISOString();
      await town.ask('POST', '/sandbox/api/clock', { to: soon });
    },
    async close(): Promise<void> {
      await book.close();
      await town.close();
    },
  };
}
export type Looks = ReturnType<typeof looksAt>;
