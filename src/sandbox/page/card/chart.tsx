import { ChartLines } from './chart-lines.tsx';
import type { ElementProps } from './context.ts';
import { margin } from './layout.ts';
import { isRaw, list, obj, type Raw, str, strings, words } from './read.ts';

/** `chart`, drawn simply: lines as lines, and of any other kind each value of its data as a labelled bar. */
export function ChartElement({ raw }: ElementProps) {
  const spec = obj(raw, 'chart_spec');
  return (
    <figure class="chart" style={margin(raw)}>
      {words(obj(spec, 'title'), 'text') && <figcaption>{words(obj(spec, 'title'), 'text')}</figcaption>}
      {str(spec, 'type') === 'line' ? <ChartLines spec={spec} /> : <ChartBars spec={spec} />}
    </figure>
  );
}

function ChartBars({ spec }: { spec: Raw }) {
  const bars = barsOf(spec);
  const most = Math.max(1, ...bars.map((bar) => Math.abs(bar.value)));
  return (
    <>
      {bars.map((bar) => (
        <div class="chart-row" key={bar.label}>
          <span class="chart-label">{bar.label}</span>
          <span class="chart-track">
            <span class="chart-bar" style={{ width: `${(Math.abs(bar.value) / most) * 100}%` }} />
          </span>
          <span class="chart-value">{bar.value}</span>
        </div>
      ))}
    </>
  );
}

/** VChart keeps its rows under `data.values` or `data[].values`; the fields' names differ by kind of chart. */
function barsOf(spec: Raw): { label: string; value: number }[] {
  const sets = Array.isArray(spec.data) ? list(spec, 'data') : [obj(spec, 'data')];
  const fields = (...keys: string[]) =>
    keys.flatMap((key) => (typeof spec[key] === 'string' ? [str(spec, key)] : strings(spec, key)));
  const measure = (row: Raw) =>
    fields('valueField', 'yField', 'xField').find((field) => typeof row[field] === 'number');
  const names = fields('categoryField', 'xField', 'yField', 'seriesField');
  return sets
    .flatMap((set) => list(set, 'values'))
    .filter(isRaw)
    .flatMap((row) => {
      const field = measure(row);
      const value = field === undefined ? undefined : row[field];
      const label = [...new Set(names.filter((name) => name !== field).map((name) => str(row, name)))].join(' · ');
      return typeof value === 'number' ? [{ label, value }] : [];
    });
}
