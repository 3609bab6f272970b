import { useState } from 'preact/hooks';
import type { Places } from '../api.ts';
import { CallFailed, client } from './client.ts';

/** How often the sandbox is asked whether it has come up in the other place, and for how long, in milliseconds. */
const LOOK_MS = 500;
const PATIENCE_MS = 120_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts the sandbox anew in another place; the page opens again when it is there. @throws CallFailed */
async function moveTo(to: string): Promise<void> {
  await client.place(to);
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(LOOK_MS)) {
    const state = await client.state().catch(() => null);
    if (state?.places?.here === to) return location.reload();
  }
  throw new CallFailed('沙盒没有重新启动，请看它的窗口里说了什么');
}

/** The place whose rules and town are played. Every place keeps what was played there. */
export function PlaceChoice({ places: { here, all } }: { places: Places }) {
  const [chosen, setChosen] = useState(here);
  const [moving, setMoving] = useState(false);
  const [trouble, setTrouble] = useState('');
  const nameOf = (place: string) => all.find(({ id }) => id === place)?.name ?? place;
  const go = async () => {
    setMoving(true);
    setTrouble('');
    await moveTo(chosen).catch((error: unknown) => {
      if (!(error instanceof CallFailed)) throw error;
      setTrouble(error.message);
    });
    setMoving(false);
  };
  return (
    <div class="places">
      <label>
        地方
        <select value={chosen} disabled={moving} onChange={(event) => setChosen(event.currentTarget.value)}>
          {all.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {chosen !== here && (
        <button type="button" class="btn btn-default" disabled={moving} onClick={() => void go()}>
          {moving ? `正在换到${nameOf(chosen)}…` : '换到这里（重新启动）'}
        </button>
      )}
      <p class="tour-says" role="status">
        {trouble || (chosen === here ? '' : '那里的规则和人各有不同；这里的办件和消息留着，随时可以换回来。')}
      </p>
    </div>
  );
}
