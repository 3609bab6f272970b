import { useEffect, useRef, useState } from 'preact/hooks';
import { change, isMoving, type View } from '../store.ts';
import { Bubble, Ring } from './bubble.tsx';
import { knownIn, leave, pass, start } from './guide.ts';
import { stateOf } from './known.ts';
import { OpenAs, Point, Who, Words } from './parts.tsx';
import type { Following } from './remembered.ts';
import type { Step, Tour } from './tour.ts';
import { tourOf } from './tours.ts';
import { takeBack, useAim } from './use-aim.ts';
import { detour, whereOf } from './way.ts';

/** How long a card may be on its way before another way is looked for, and before the tour says that there is none. D */
const ASIDE_MS = 1_500;
const LOST_MS = 4_000;

/** The tour that is followed: what is to be done next, and a frame around where it is done. */
export function Guide({ view }: { view: View }) {
  const { following } = view.tours;
  const tour = following && tourOf(following.id);
  if (!following || !tour || following.tucked) return null;
  const step = tour.steps[following.at];
  return step ? <Guided view={view} tour={tour} following={following} step={step} /> : <End tour={tour} />;
}

function End({ tour }: { tour: Tour }) {
  const root = useRef<HTMLElement>(null);
  const { bubble } = useAim(null, null, root);
  useEffect(() => takeBack(root.current), []);
  const next = tour.next && tourOf(tour.next);
  return (
    <Bubble at={bubble} root={root} title={tour.title} count="走完了">
      <p class="tour-says">{tour.end}</p>
      <div class="tour-buttons">
        {next && (
          <button type="button" class="btn btn-primary" data-tour="next" onClick={() => start(next.id)}>
            接着看：{next.title}
          </button>
        )}
        <button type="button" class={next ? 'tour-minor' : 'btn btn-primary'} onClick={leave}>
          结束导览
        </button>
      </div>
    </Bubble>
  );
}

type GuidedProps = { view: View; tour: Tour; following: Following; step: Step };

function Guided({ view, tour, following, step }: GuidedProps) {
  const root = useRef<HTMLElement>(null);
  const known = knownIn(view);
  const moving = isMoving(view);
  const prefer = [view.front, ...view.pinned];
  const placed = (one: Step) => (known && !moving ? whereOf(one, known, following.enterprise, prefer) : null);
  const own = placed(step);
  const missing = useMissing(!own && !moving, `${following.since} ${following.at}`);
  const aside = known && missing >= ASIDE_MS ? detour(tour, known) : undefined;
  const doing = aside ?? step;
  const where = aside ? placed(aside) : own;
  const { aim, ring, bubble, follow } = useAim(where, doing.act, root);
  const lost = !where && missing >= LOST_MS;
  const person = where?.on === 'chat' ? view.state?.people.find((one) => one.openId === where.openId) : undefined;
  const guided = person?.openId ?? '';
  useEffect(() => change({ guided }), [guided]);
  useEffect(() => () => change({ guided: '' }), []);
  const moment = [following.since, following.at, aside?.title, aim.does, aim.element?.textContent].join(' ');
  useEffect(() => takeBack(root.current), [moment]);
  const now = known ? stateOf(known) : '';
  return (
    <>
      {ring && <Ring box={ring} reads={aim.does === 'read'} />}
      <Bubble at={bubble} root={root} title={tour.title} count={`${following.at + 1}/${tour.steps.length}`}>
        <div aria-live="polite">
          <h3>{aside ? `换了一条路：${aside.title}` : doing.title}</h3>
          {lost ? (
            <p class="tour-says">
              {now ? `这一件现在是“${now}”，` : '没有找到这一件的卡片，'}
              这一步走不到了。可以跳过这一步接着走，也可以重新开始。
            </p>
          ) : (
            <p class="tour-says">{doing.says}</p>
          )}
        </div>
        {person && where?.on === 'chat' && <Who state={view.state} person={person} chatId={where.chatId} />}
        <Words aim={aim} />
        {!lost && <p class="tour-why">{doing.why}</p>}
        <div class="tour-buttons">
          {aim.does === 'open' && person && where?.on === 'chat' && (
            <OpenAs view={view} person={person} chatId={where.chatId} follow={follow} />
          )}
          {aim.does === 'read' && (
            <button type="button" class="btn btn-primary" data-tour="read" onClick={pass}>
              看过了
            </button>
          )}
          {aim.does === 'wait' && !lost && <span class="tour-wait">{moving ? '时钟正在走…' : '稍等…'}</span>}
          <Point aim={aim} />
          {lost && (
            <button type="button" class="btn btn-primary" onClick={pass}>
              跳过这一步
            </button>
          )}
          <span class="grow" />
          {!lost && (
            <button type="button" class="tour-minor" onClick={pass}>
              跳过
            </button>
          )}
          <button type="button" class="tour-minor" onClick={() => start(tour.id)}>
            重新开始
          </button>
        </div>
      </Bubble>
    </>
  );
}

/** For how long, of the two times that count, a step has been nowhere to be found. */
function useMissing(missing: boolean, key: string): number {
  const [since, setSince] = useState(0);
  useEffect(() => {
    setSince(0);
    if (!missing) return;
    const timers = [ASIDE_MS, LOST_MS].map((ms) => setTimeout(() => setSince(ms), ms));
    return () => timers.forEach(clearTimeout);
  }, [missing, key]);
  return missing ? since : 0;
}
