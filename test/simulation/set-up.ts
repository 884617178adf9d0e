/** For mocha: what makes simulated time quick. */
import { rememberDecoded } from './fast-decoding.ts';
import { rememberOffsets } from './fast-zones.ts';

rememberOffsets();
rememberDecoded();
