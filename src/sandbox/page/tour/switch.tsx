import { useEffect, useRef, useState } from 'preact/hooks';
import { PlaceChoice } from '../place-choice.tsx';
import type { View } from '../store.ts';
import { ThemeChoice } from '../theme-choice.tsx';
import { met, start, tuck } from './guide.ts';
import { TOURS, tourOf } from './tours.ts';

const SWITCH = 'tour-switch';

/** Where the focus goes when the tour is put away. */
export const focusSwitch = (): void => document.getElementById(SWITCH)?.focus();

/** The button that brings the tour back, or offers the tours; a first visit is offered them at once. */
export function TourSwitch({ view }: { view: View }) {
  const { following, met: before } = view.tours;
  const [open, setOpen] = useState(!before && !following);
  const tour = following && tourOf(following.id);
  const press = () => {
    if (following?.tucked) tuck(false);
    else setOpen(true);
  };
  return (
    <>
      <button type="button" id={SWITCH} class={following ? 'tour-switch on' : 'tour-switch'} onClick={press}>
        导览
        {tour && following && (
          <span class="tour-count">
            {Math.min(following.at + 1, tour.steps.length)}/{tour.steps.length}
          </span>
        )}
      </button>
      {open && <Offer view={view} close={() => setOpen(false)} />}
    </>
  );
}

const ABOUT =
  '这里是一个样板城镇，企业、专席、单位、督查、领导都由您来扮演：一列是一个人看到的飞书。导览告诉您下一步是谁、按哪里，每一步都由您自己按。';

function Offer({ view, close }: { view: View; close: () => void }) {
  const { tours, state } = view;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const offered = state ? TOURS.filter((tour) => tour.fits({ state })) : [];
  const first = !tours.met;
  return (
    <dialog class="tour-offer" ref={dialog} aria-labelledby="tour-offer" onClose={close}>
      <h2 id="tour-offer">{first ? '第一次来？跟着走一遍' : '导览'}</h2>
      <p class="tour-says">{ABOUT}</p>
      <ul class="tour-list">
        {offered.map((tour, i) => (
          <li key={tour.id}>
            <button
              type="button"
              data-tour-id={tour.id}
              onClick={() => {
                start(tour.id);
                dialog.current?.close();
              }}
            >
              <strong>
                {i + 1}. {tour.title}
                {tours.ended.includes(tour.id) && <span class="tour-ended">走过了</span>}
                {tours.following?.id === tour.id && <span class="tour-ended">正在走，按下从头开始</span>}
              </strong>
              <span>{tour.about}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="tour-foot">
        <button
          type="button"
          class="btn btn-default"
          onClick={() => {
            met();
            dialog.current?.close();
          }}
        >
          {first ? '先自己看看' : '关闭'}
        </button>
        {state?.places && <PlaceChoice places={state.places} />}
        <ThemeChoice />
      </div>
    </dialog>
  );
}
