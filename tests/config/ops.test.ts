import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../config/settings.ts';
import { promMetrics } from '../../src/adapters/metrics.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const textOf = (file: string): string => readFileSync(pathOf(file), 'utf8');

type Rule = {
  alert: string;
  expr: string;
  labels: Record<string, string>;
  annotations: { summary: string; description: string };
};
type Panel = { type: string; title: string; targets?: { expr: string }[] };

const rules = (parse(textOf('config/ops/alerts.yaml')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (g) => g.rules,
);
const panels = (JSON.parse(textOf('config/ops/grafana-dashboard.json')) as { panels: Panel[] }).panels;
const drawn = panels.flatMap((p) => p.targets?.map((t) => t.expr) ?? []);

/** Metrics and labels that a query names; what it says in quotes, in templates and as a function is neither. */
function namedIn(expr: string): { metrics: string[]; labels: string[] } {
  const metrics = expr.match(/\b(?:qisu|process|nodejs)_\w+/g) ?? [];
  const selected = [...expr.matchAll(/\{([^}]*)\}/g)].flatMap(
    ([, inside = '']) => inside.match(/\w+(?=[!=~]+")/g) ?? [],
  );
  const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, inside = '']) => inside.split(/, */));
  return { metrics, labels: [...selected, ...grouped] };
}

/** Every name on a page on which each counter has counted something, histograms by their series. */
async function page(): Promise<{ names: Set<string>; labels: Set<string> }> {
  const metrics = promMetrics({ version: '1', role: 'all' }, true);
  metrics.delivery('tap', 'answered', 1);
  metrics.refusal('stale');
  metrics.call('GET', '/x', 0, 1);
  metrics.job('auditor', 'done');
  metrics.send('done');
  const { text } = await metrics.page(async () => ({ databaseUp: true, sends: true, lostLogLines: 0 }));
  const names = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name));
  for (const [, name] of text.matchAll(/^# TYPE (\w+) histogram/gm)) names.add(`${name}_bucket`);
  const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, name = '']) => name));
  // Prometheus adds these when it reads a page.
  return { names, labels: new Set([...labels, 'instance', 'job']) };
}

describe('dashboard and alerts speak of what /metrics has — interface.md, "Metrics"', () => {
  it('are found', () => {
    expect(rules.length).toBeGreaterThan(10);
    expect(drawn.length).toBeGreaterThan(20);
  });

  it('name no metric and no label that is not there', async () => {
    const { names, labels } = await page();
    const used = [...rules.map((r) => r.expr), ...drawn].map((expr) => ({ expr, ...namedIn(expr) }));
    expect(used.filter((u) => u.metrics.length === 0)).toEqual([]);
    expect(used.flatMap((u) => u.metrics.filter((name) => !names.has(name)))).toEqual([]);
    expect(used.flatMap((u) => u.labels.filter((label) => !labels.has(label)))).toEqual([]);
  });

  it('the dashboard shows every metric of Qisu’s own', async () => {
    const shown = new Set(drawn.flatMap((expr) => namedIn(expr).metrics.map((name) => name.replace(/_bucket$/, ''))));
    const own = [...(await page()).names].filter((name) => name.startsWith('qisu_') && !name.endsWith('_bucket'));
    expect(own.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('every alert says in words what is wrong and where to look', () => {
    for (const { alert, labels, annotations } of rules) {
      expect([alert, labels.severity]).toEqual([alert, expect.stringMatching(/^(page|ticket)$/)]);
      expect(annotations.summary).toMatch(/\p{Script=Han}/u);
      expect(annotations.description).toMatch(/\p{Script=Han}/u);
    }
  });

  it('interface.md names every metric', async () => {
    const said = textOf('docs/interface.md');
    const own = [...(await page()).names].filter((name) => name.startsWith('qisu_') && !name.endsWith('_bucket'));
    expect(own.filter((name) => !said.includes(name))).toEqual([]);
  });
});

describe('the image and its neighbours — README', () => {
  const dockerfile = textOf('Dockerfile');
  const compose = parse(textOf('compose.yaml')) as {
    services: { qisu: { environment: Record<string, string> }; mongo: { command: string[] } };
  };

  it('holds all that the program imports, runs as nobody special and knows whether it is alive', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect(copied).toEqual(expect.arrayContaining(['package.json', 'config', 'cards', 'jobs', 'src']));
    expect(copied.filter((file) => !existsSync(pathOf(file)))).toEqual([]);
    const kept = textOf('.dockerignore').split('\n');
    expect(copied.filter((file) => !kept.includes(`!${file}`))).toEqual([]);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/m);
    expect(dockerfile).toContain('npm ci --omit=dev');
  });

  it('gives settings that the program accepts, on a replica set', () => {
    const { environment } = compose.services.qisu;
    const set = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [
        name,
        value.replace(/\$\{\w+:-([^}]*)\}/, '$1').replace(/\$\{FEISHU_APP_\w+:\?[^}]*\}/, 'cli_0123456789abcdef'),
      ]),
    );
    const settings = readSettings({ ...set, HOST: '0.0.0.0' });
    expect(settings).toMatchObject({ sandbox: false, role: 'all', feishu: { mode: 'websocket' } });
    const [, replicaSet] = /replicaSet=(\w+)/.exec(settings.mongodbUri ?? '') ?? [];
    expect(compose.services.mongo.command).toEqual(expect.arrayContaining(['--replSet', replicaSet]));
  });
});
