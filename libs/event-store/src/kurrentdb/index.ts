export {
  openKurrentDbEventStore,
  type KurrentDbEventStore,
  type KurrentDbEventStoreOptions,
} from './kurrentdb-event-store.ts';
