import type { RequestListener } from 'node:http';
import { STORY_MONTHS, type StoryAsk } from '../../config/options.ts';
import type { Examples } from '../sandbox/api.ts';
import type { Progress } from './story.ts';

type Needs = {
  /** Why none may be told here; null where one may. */
  whyNot: () => Promise<string | null>;
  /** Stops the program, tells the story and starts it again. */
  tell: (ask: StoryAsk, heard: (progress: Progress) => void) => Promise<void>;
};

/** Offers a story to the page where the sandbox is empty. Source: interface.md, "Sandbox". */
export function offerStory({ whyNot, tell }: Needs): { listener: RequestListener; told: () => Promise<void> } {
  let telling: Progress | null = null;
  let trouble: string | null = null;
  let running: Promise<void> = Promise.resolve();

  async function said(): Promise<Examples> {
    const offered = !telling && (await whyNot()) === null;
    const now = telling && { at: telling.at.toISOString(), part: telling.part, cases: telling.cases };
    return { offered, months: STORY_MONTHS, telling: now, trouble };
  }

  async function begin(): Promise<void> {
    if (telling || (await whyNot()) !== null) return;
    telling = { at: new Date(0), part: 0, cases: 0 };
    trouble = null;
    running = tell({ months: STORY_MONTHS, seed: 1 }, (progress) => {
      telling = progress;
    })
      .catch((error: unknown) => {
        trouble = `示例案件没有放完：${error instanceof Error ? error.message : error}`;
      })
      .finally(() => {
        telling = null;
      });
  }

  return {
    told: () => running,
    listener(request, response) {
      const answer = request.method === 'POST' ? begin().then(said) : said();
      answer.then(
        (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
        () => response.writeHead(503).end(),
      );
    },
  };
}
