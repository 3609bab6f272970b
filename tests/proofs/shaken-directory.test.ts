import { shakenDirectory } from '../usecases/directory/shaken.ts';

const PLACES = ['town', 'town', 'huzhou', 'town', 'suqian', 'malu'] as const;

shakenDirectory({
  runs: Array.from({ length: 12 }, (_, i) => ({ place: PLACES[i % PLACES.length] ?? 'town', seed: i + 1 })),
  changes: 25,
});
