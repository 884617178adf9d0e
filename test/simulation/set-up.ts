/** For mocha: what makes simulated time quick. */
import { rememberOffsets } from './fast-zones.ts';

rememberOffsets();
