import { Column } from './column.tsx';
import { Examples } from './examples.tsx';
import { LogPanel } from './log-panel.tsx';
import { MoveStrip } from './move-strip.tsx';
import { useView } from './store.ts';
import { TopBar } from './top-bar.tsx';
import { Guide } from './tour/guided.tsx';

/** The whole page: clock on top, people side by side, the log below. */
export function App() {
  const view = useView();
  const { state } = view;
  if (!state) return <p class="empty">{view.trouble ?? '正在打开沙盒…'}</p>;
  const people = view.pinned.flatMap((openId) => state.people.find((person) => person.openId === openId) ?? []);
  return (
    <div class="page">
      <TopBar view={view} state={state} />
      <Guide view={view} />
      {view.trouble && (
        <div class="trouble" role="alert">
          {view.trouble}
        </div>
      )}
      {state.examples && <Examples />}
      <MoveStrip view={view} state={state} />
      <main class="people">
        {people.map((person, place) => (
          <Column key={person.openId} view={view} state={state} person={person} people={people} place={place} />
        ))}
      </main>
      {view.logOpen && <LogPanel entries={view.log} />}
    </div>
  );
}
