import { everyPolicyIsTested } from '@jalon/testing';

everyPolicyIsTested(import.meta.dirname, 80);
