import { openStore } from '../../src/store/open.ts';
import { describeStoreContract } from './store-contract.ts';

describeStoreContract('memory', () => openStore('memory:'));
