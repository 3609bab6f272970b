import { Agent, request } from 'node:http';

/** A request as Feishu would make it, made ready beforehand. */
export type Post = { body: string; headers: Record<string, string> };
/** `perSecond`: at an even pace, however slowly answers come; without it each of `atOnce` waits for its answer. */
export type Load = { url: string; posts: Post[]; atOnce: number; perSecond?: number };
export type Answer = { ms: number; status: number; body: string };
export type Answers = { ms: number; answers: Answer[] };

/*
 * Whoever presses: a process of its own, so that its work is not done in the program's. It is started by `pressing` of
 * press.ts, is sent one `Load` after another and answers each with `Answers`.
 */

function post(agent: Agent, url: string, { body, headers }: Post): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => void parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function press({ url, posts, atOnce, perSecond }: Load): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: perSecond ? Number.POSITIVE_INFINITY : atOnce });
  const began = performance.now();
  /** @param from  when it was, or should have been, sent */
  const timed = async (each: Post, from: number): Promise<Answer> => {
    const answer = await post(agent, url, each);
    return { ms: performance.now() - from, ...answer };
  };
  const answers: Answer[] = [];
  if (perSecond) {
    const paced = posts.map(async (each, i) => {
      const ms = (i * 1_000) / perSecond;
      await new Promise((resolve) => setTimeout(resolve, ms));
      answers[i] = await timed(each, began + ms);
    });
    await Promise.all(paced);
  } else {
    let next = 0;
    const one = async (): Promise<void> => {
      for (let i = next++; i < posts.length; i = next++) {
        const each = posts[i];
        if (each) answers[i] = await timed(each, performance.now());
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  }
  const ms = performance.now() - began;
  agent.destroy();
  return { ms, answers };
}

process.on('message', async (load: Load) => void process.send?.(await press(load)));
