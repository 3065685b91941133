import { everyScreenIsAccessible } from './every-screen.ts';

everyScreenIsAccessible('dark');
