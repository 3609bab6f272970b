import { shakenDirectory } from './shaken.ts';

shakenDirectory({ runs: [{ place: 'town', seed: 1 }], changes: 5 });
