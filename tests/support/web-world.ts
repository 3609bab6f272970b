import { randomBytes } from 'node:crypto';
import { httpNotifier } from '../../src/adapters/notifier.ts';
import { uncounted } from '../../src/metrics-port.ts';
import { openGateway } from './outside/gateway.ts';
import { visitor } from './outside/own-page.ts';
import { townRows } from './town.ts';
import { type WorldAsk, world } from './world.ts';

type Rows = ReturnType<typeof townRows>;

/** Two enterprises without an account, each with one contact, of one agent. */
export const [A, B] = [
  { id: 'e_maple', name: '枫林食品有限公司', contact: '许老板', number: '13900001111' },
  { id: 'e_ginkgo', name: '银杏包装有限公司', contact: '柳女士', number: '13900002222' },
] as const;

type Kept = { id: string; name: string; contact: string; number?: string };

/** The rows with both, or with those named. */
const withWeb =
  (enterprises: readonly Kept[]) =>
  (rows: Rows): Rows => ({
    ...rows,
    enterprises: [
      ...rows.enterprises,
      ...enterprises.map(({ id, name, contact, number }) => ({
        id,
        name,
        tags: [],
        line: 0,
        contacts: [{ name: contact, line: 0, reach: 'web' as const, ...(number && { phone: number }) }],
      })),
    ],
    agents: rows.agents.map((a, i) =>
      i === 0 ? { ...a, enterprises: [...a.enterprises, ...enterprises.map(({ id }) => id)] } : a,
    ),
  });

/** How long the gateway's answer is waited for: enough for an answer from this machine. */
const ANSWER_MS = 2_000;

type Ask = WorldAsk & { gateway?: boolean; answerMs?: number; enterprises?: readonly Kept[] };

/** A world with both enterprises, its own listener, and a gateway unless it is without. */
export async function webWorld({ gateway = true, answerMs = ANSWER_MS, enterprises = [A, B], ...ask }: Ask) {
  const secret = randomBytes(16).toString('hex');
  const opened = gateway ? await openGateway(secret) : undefined;
  const rows = withWeb(enterprises);
  const tries: string[] = [];
  const metrics = { ...uncounted, short: (outcome: string) => void tries.push(outcome) };
  const notifier = opened && httpNotifier({ url: opened.url, secret, metrics, answerMs });
  const qisu = await world({ ...ask, rows, ...(notifier && { notifier }) });
  const listening = await qisu.listens();
  const appeal = qisu.deps.profile.categories.find((k) => k.id === 'appeal')?.word ?? '';
  const agent = townRows(ask.town).agents[0]?.name ?? '';
  const sent = (template?: string, to?: string) =>
    (opened?.sent ?? []).filter((m) => (!template || m.template === template) && (!to || m.to === to));
  return {
    ...qisu,
    get deps() {
      return qisu.deps;
    },
    address: listening.address,
    agent,
    /** What this place calls an appeal. */
    appeal,
    gateway: opened,
    /** What became of each try to send, as it is counted. */
    tries,
    sent,
    /** The path of the page that the newest short message leads to. */
    newest(template?: string, to?: string): string {
      const found = sent(template, to).at(-1);
      if (!found) throw new Error(`no ${template} to ${to} among ${sent().map((m) => `${m.template} ${m.to}`)}`);
      return new URL(found.params.url).pathname;
    },
    visitor: () => visitor(listening.address),
    /** A case that the agent files for one of the two. */
    filed: (of: { name: string }, words: string): Promise<string> =>
      qisu.as(agent).files(`代报 ${of.name}`, { 诉求内容: words, 类别: appeal }),
    async close(): Promise<void> {
      await listening.close();
      await qisu.close();
      await opened?.close();
    },
  };
}
export type WebWorld = Awaited<ReturnType<typeof webWorld>>;
