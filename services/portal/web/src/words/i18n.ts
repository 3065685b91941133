import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { unbrokenWords } from './unbroken.ts';

export const languages = ['fr', 'en'] as const;
export type Language = (typeof languages)[number];

type Words = Readonly<Record<string, unknown>>;

const remembered = 'jalon.language';

/** A file for each part of the house; a part may add its own words to those of another (`go`, `field`). */
const french = import.meta.glob<Words>('./fr/*.json', { eager: true, import: 'default' });
const english = import.meta.glob<Words>('./en/*.json', { import: 'default' });

/** French at once; English is fetched by whom asks for it. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'fr',
    fallbackLng: 'fr',
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  for (const words of Object.values(french)) add('fr', unbrokenWords(words));
  if (localStorage.getItem(remembered) === 'en') await speak('en');
}

export async function speak(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    for (const words of await Promise.all(Object.values(english).map((load) => load()))) add('en', words);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(remembered, language);
}

function add(language: Language, words: Words): void {
  i18next.addResourceBundle(language, 'translation', words, true);
}
