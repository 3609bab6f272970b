import { useEffect, useState } from 'preact/hooks';
import type { Examples as Offered } from '../api.ts';
import { shortTime } from './when.ts';

const LOOK_MS = 1_000;
/** How long a month of them takes, measured on two cores. */
const MINUTES_A_MONTH = 3;
const ADDRESS = '/sandbox/examples';

async function ask(method: 'GET' | 'POST'): Promise<Offered | null> {
  try {
    const answer = await fetch(ADDRESS, { method });
    return answer.ok ? ((await answer.json()) as Offered) : null;
  } catch {
    // Where Qisu runs elsewhere, or is starting again, there is nothing to offer now.
    return null;
  }
}

/** Offers made-up cases where the sandbox is empty, and says how far they are; when they are there the page begins anew. */
export function Examples() {
  const [said, setSaid] = useState<Offered | null>(null);
  const [away, setAway] = useState(false);
  const telling = said?.telling ?? null;

  useEffect(() => {
    void ask('GET').then(setSaid);
  }, []);
  useEffect(() => {
    if (!telling) return;
    const timer = setTimeout(async () => {
      const now = await ask('GET');
      if (now && !now.telling && !now.trouble) location.reload();
      else setSaid(now ?? { ...(said as Offered) });
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [said]);

  if (!said || (!said.offered && !telling && !said.trouble) || (away && !telling)) return null;
  return (
    <section class="strip" data-testid="examples" aria-label="示例案件">
      <div class="strip-main">
        {said.trouble && <div role="alert">{said.trouble}</div>}
        {telling ? (
          <>
            <div class="strip-words">
              <strong>正在放入示例案件，已有 {telling.cases} 件</strong>
              {telling.part > 0 && <span class="muted">到{shortTime(Date.parse(telling.at))}</span>}
              <span class="muted">约需 {said.months * MINUTES_A_MONTH} 分钟，可以离开这个页面</span>
            </div>
            <progress aria-label="放入进度" value={telling.part} />
          </>
        ) : (
          <div class="strip-words">
            <strong>沙盒还是空的</strong>
            <span>可以自己提一件，也可以先放入 {said.months} 个月的示例案件，看各种状态、超期、回访和报表。</span>
          </div>
        )}
      </div>
      {said.offered && (
        <button type="button" class="strip-end" onClick={() => void ask('POST').then(setSaid)}>
          放入 {said.months} 个月的示例案件
        </button>
      )}
      {!telling && (
        <button type="button" class="tool" aria-label="收起" onClick={() => setAway(true)}>
          ✕
        </button>
      )}
    </section>
  );
}
