import { describe, expect, it } from 'vitest';
import { readCalendarFile } from '../../config/calendar.ts';
import { problemsOf, yamlFile } from './write-yaml.ts';

const problems = (text: string) => problemsOf(() => readCalendarFile(yamlFile(text)));

describe('config/calendar.yaml — calendar.md, rule 2', () => {
  it('ships with nothing added', () => {
    expect(readCalendarFile()).toEqual({ days: {}, unpublished: [] });
  });

  it('reads days and unpublished years', () => {
    const file = yamlFile('days:\n  2027-01-01: off\n  2027-01-03: work\nunpublished: [2028]\n');
    expect(readCalendarFile(file)).toEqual({
      days: { '2027-01-01': 'off', '2027-01-03': 'work' },
      unpublished: [2028],
    });
  });

  it('takes empty sections for none', () => {
    expect(readCalendarFile(yamlFile('days:\nunpublished:\n'))).toEqual({ days: {}, unpublished: [] });
  });

  it('names every problem at once, with file and line', () => {
    const text =
      'days:\n  2027-01-01: off\n  2027-02-30: off\n  2027-01-03: holiday\n\nunpublished: [2027, 27]\nyear: 2027\n';
    expect(problems(text)).toEqual([
      'file.yaml:3 days.2027-02-30: 日期须写成 yyyy-MM-dd，且确有此日',
      'file.yaml:4 days.2027-01-03: 只能是 work（上班）或 off（放假）',
      'file.yaml:6 unpublished.1: 数值过小：期望 number >=2004',
      'file.yaml:7 year: 没有这个设置项，请检查拼写',
    ]);
  });

  it('names a day listed twice and text that is no YAML', () => {
    expect(problems('days:\n  2027-01-01: off\n  2027-01-01: work\n')).toEqual([
      expect.stringMatching(/^file\.yaml:3: YAML 写法有误：同一项写了两次/),
    ]);
    expect(problems('days: [')).toEqual([expect.stringMatching(/^file\.yaml:1: YAML 写法有误：/)]);
  });

  it('says when the file cannot be read', () => {
    expect(problemsOf(() => readCalendarFile('no/such/calendar.yaml'))).toEqual([
      'calendar.yaml: 读不到这个文件（ENOENT），请检查路径和权限',
    ]);
  });
});
