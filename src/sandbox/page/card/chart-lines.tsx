import { list, obj, type Raw, str } from './read.ts';

/** The drawing's own units; it is stretched to the width of the card. */
const WIDTH = 300;
const HEIGHT = 120;
const LEFT = 22;
const BOTTOM = 18;
const TOP = 6;
/** Fewer labels than points, so that none covers another. */
const LABELS = 5;
const COLOURS = ['#3370ff', '#2ea121', '#de7802', '#9a62f7'];

/** Lines of a chart over its first axis: a line a series, its scale from nought, a few labels below. */
export function ChartLines({ spec }: { spec: Raw }) {
  const [x, y, series] = [str(spec, 'xField'), str(spec, 'yField'), str(spec, 'seriesField')];
  const rows = list(obj(spec, 'data'), 'values');
  const moments = [...new Set(rows.map((row) => str(row, x)))];
  const kinds = [...new Set(rows.map((row) => str(row, series)))];
  const most = Math.max(1, ...rows.map((row) => Number(row[y]) || 0));
  const atX = (i: number) => LEFT + (i * (WIDTH - LEFT - TOP)) / Math.max(1, moments.length - 1);
  const atY = (value: number) => TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM);
  const every = Math.max(1, Math.ceil(moments.length / LABELS));
  const points = (kind: string) =>
    rows
      .filter((row) => str(row, series) === kind)
      .map((row) => `${atX(moments.indexOf(str(row, x)))},${atY(Number(row[y]) || 0)}`)
      .join(' ');
  return (
    <>
      <svg class="chart-lines" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={kinds.join('、')}>
        {[0, most].map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH - TOP} y1={atY(value)} y2={atY(value)} />
            <text x={LEFT - 4} y={atY(value) + 3} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        {kinds.map((kind, i) => (
          <polyline key={kind} points={points(kind)} stroke={COLOURS[i % COLOURS.length]} />
        ))}
        {moments.map((moment, i) =>
          i % every === 0 ? (
            <text key={moment} x={atX(i)} y={HEIGHT - 4} text-anchor="middle">
              {moment}
            </text>
          ) : null,
        )}
      </svg>
      <div class="chart-legend">
        {kinds.map((kind, i) => (
          <span key={kind}>
            <i style={{ background: COLOURS[i % COLOURS.length] }} />
            {kind}
          </span>
        ))}
      </div>
    </>
  );
}
