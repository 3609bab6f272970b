import { z } from 'zod';
import type { StoryAsk } from '../../config/options.ts';
import type { Memory } from '../ports.ts';

/** Under which name it is kept that a story is in the database. */
const KEPT = 'examples';
/** A secret that the sandbox makes at its first start; a live installation has none. */
const SANDBOX = 'sandbox/app-secret';

const Told = z.object({ seed: z.number(), months: z.number(), until: z.iso.datetime(), done: z.boolean() });
type Told = z.infer<typeof Told>;

const AGAIN = '请用 npm run seed -- --fresh 清空后重新放入，或用 npm start -- --fresh 从空的沙盒开始';

/** Keeps that a story has begun, or has ended. */
export const keepTold = (memory: Memory, { seed, months }: StoryAsk, until: Date, done: boolean): Promise<void> =>
  memory.keepFact(KEPT, JSON.stringify({ seed, months, until: until.toISOString(), done } satisfies Told));

/**
 * Why no story may be told here; null where the database is the sandbox's and empty. Reads only.
 * Source: interface.md, "Sandbox".
 */
export async function whyNoStory(memory: Memory, hasCases: boolean): Promise<string | null> {
  if ((await memory.lastBeat()) && (await memory.recall(SANDBOX)) === undefined)
    return '这个数据库是接着真的飞书用过的，示例案件不能放进去；请用 QISU_DATA 或 MONGODB_URI 另指一个';
  const kept = await memory.fact(KEPT);
  if (kept === null) return hasCases ? `这里已有别的案件，没有放入示例案件；${AGAIN}` : null;
  const { done } = Told.parse(JSON.parse(kept));
  return done ? `这里已经放过示例案件；${AGAIN}` : `上次放入示例案件没有做完，剩下的接不上；${AGAIN}`;
}
