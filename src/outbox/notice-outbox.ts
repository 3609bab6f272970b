import type { Notice } from '../domain/notice/notice.ts';
import { changeNotice } from '../usecases/change-case.ts';
import type { Change } from '../usecases/changes.ts';
import type { Deps } from '../usecases/deps.ts';
import { drawnNotice } from './draw.ts';
import { dropped } from './items.ts';
import type { OutboxStore } from './outbox-store.ts';
import { insteadOfStaff, readdressed } from './receivers.ts';

const REFUSED_WORDS = '内容无法显示，请发送“帮助”或联系企业服务专席。';

/** The outbox of notices: answers, intake cards, lists. */
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
  // Whether its lines still hold is checked when it is drawn.
  overtaken: () => false,
  // Strangers get answers too.
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
    // An answer or a leader's digest is for that person only.
    if (!('steps' in n.show)) return null;
    const found = await Promise.all(n.show.steps.lines.map((line) => deps.cases.load(line.caseId)));
    // For a confidential case each officer has their own message, so nobody else may get this one.
    if (found.some((f) => f?.current.confidential)) return null;
    const d = deps.directory.current();
    return readdressed(item, failed, insteadOfStaff(failed, d), d);
  },
  lost: () => null,
});
