import type { Notice } from '../domain/notice/notice.ts';
import { changeNotice } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';
import { drawnNotice } from './draw.ts';
import { dropped } from './items.ts';
import type { OutboxStore } from './outbox-store.ts';
import { insteadOfStaff, readdressed } from './receivers.ts';

const REFUSED_WORDS = '内容无法显示，请发送“帮助”或联系企业服务专席。';

/** What belongs to no case: an answer, an intake card, a list. */
export const noticeOutbox = (deps: Deps): OutboxStore<Notice> => ({
  line: (notice) => ({ notice }),
  load: deps.notices.load,
  change: (id, itemId, make) =>
    changeNotice<Notice | 'gone' | 'busy'>(
      deps,
      id,
      async (n): Promise<Change<Notice, Notice | 'gone'>> => {
        const item = n?.outbox.find((o) => o.id === itemId);
        const next = n && item ? await make(n, item) : null;
        return next ? { write: next, answer: next } : { answer: 'gone' };
      },
      { otherwise: 'busy' },
    ),
  instead: () => null,
  // Whether its cases have moved on shows when it is drawn.
  overtaken: () => false,
  // A stranger is answered too.
  hasLeft: () => false,
  passOn: (n) => n,
  draw: (n, item) => drawnNotice(deps, n, item),
  drawPlainly: () => ({ content: { text: REFUSED_WORDS }, plain: true }),
  sent: (n, item, { sent, maybeTwice }) => ({
    ...dropped(n, item),
    ...(sent !== 'updated' && { sent: { ...sent, at: deps.clock.now() } }),
    ...(maybeTwice && { maybeTwice }),
  }),
  async elsewhere(n, item, failed) {
    // What somebody asked for, and a leader's own digest, is theirs alone.
    if (!('steps' in n.show)) return null;
    const found = await Promise.all(n.show.steps.lines.map((line) => deps.cases.load(line.caseId)));
    // Of a confidential case each of its officers is told for themselves, and nobody else is.
    if (found.some((f) => f?.current.confidential)) return null;
    const d = deps.directory.current();
    return readdressed(item, failed, insteadOfStaff(failed, d), d);
  },
  lost: () => null,
});
