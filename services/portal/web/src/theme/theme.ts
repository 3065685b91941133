import { type CSSVariablesResolver, type MantineColorsTuple, createTheme } from '@mantine/core';

/** Deep petrol: what can be done, where one is. White on the eighth has 7.6:1. */
const petrol: MantineColorsTuple = [
  '#eaf4f5',
  '#d3e6e9',
  '#a8ced4',
  '#79b3bc',
  '#529aa5',
  '#378995',
  '#1f727f',
  '#175c68',
  '#134a54',
  '#0c363e',
];
/** Ink: neutral with a little of the same blue, so that greys and petrol belong together. */
const gray: MantineColorsTuple = [
  '#f7f8f8',
  '#eef1f1',
  '#dfe4e5',
  '#c6cecf',
  '#9aa6a8',
  '#758386',
  '#566467',
  '#3f4c4f',
  '#2a3639',
  '#182225',
];
const dark: MantineColorsTuple = [
  '#dbe4e5',
  '#b3c0c2',
  '#93a2a5',
  '#6f7f82',
  '#4b5a5d',
  '#354346',
  '#243033',
  '#1a2427',
  '#121a1d',
  '#0c1214',
];
/** The red of a surveyor's stake: the mark, what is late, what cannot be undone. */
const stake: MantineColorsTuple = [
  '#fdeee9',
  '#f8d9cf',
  '#efb19f',
  '#e6876c',
  '#df6443',
  '#d34e2b',
  '#b83f1f',
  '#963117',
  '#752611',
  '#561b0b',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, gray, dark, stake },
  autoContrast: true,
  luminanceThreshold: 0.32,
  fontFamily: "'Source Sans 3 Variable', 'Segoe UI', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.35' },
    },
  },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // A menu holds its items and nothing else, and opens in the part of the page that it belongs to.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});

/** Mantine's own borders, placeholders and dimmed text are too pale for RGAA 3.2 and 3.3: mended once, here. */
export const contrasts: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfaf7',
    '--mantine-color-text': '#182225',
    '--mantine-color-dimmed': '#4d5b5e',
    '--mantine-color-placeholder': '#5e6c6f',
    '--mantine-color-default-border': '#7d8a8c',
    '--mantine-color-anchor': '#134a54',
    '--mantine-color-error': '#963117',
    '--jalon-line': '#dcdfda',
    '--jalon-surface': '#ffffff',
    '--jalon-sunken': '#f2f1ec',
    '--jalon-rail': '#12303a',
    '--jalon-rail-text': '#e6eff0',
    '--jalon-hover': '#eef4f4',
    '--jalon-late': '#963117',
    '--jalon-wait': '#7a4b00',
    '--jalon-good': '#1b6140',
    '--jalon-past': '#5b3f8c',
  },
  dark: {
    '--mantine-color-body': '#10181a',
    '--mantine-color-text': '#dbe4e5',
    '--mantine-color-dimmed': '#a3b1b3',
    '--mantine-color-placeholder': '#93a2a5',
    '--mantine-color-default-border': '#6f7f82',
    '--mantine-color-anchor': '#8fc7cf',
    '--mantine-color-error': '#f0a48e',
    '--jalon-line': '#2c393c',
    '--jalon-surface': '#172124',
    '--jalon-sunken': '#0c1315',
    '--jalon-rail': '#0a1618',
    '--jalon-rail-text': '#dbe4e5',
    '--jalon-hover': '#1f2c2f',
    '--jalon-late': '#f0a48e',
    '--jalon-wait': '#e9be6d',
    '--jalon-good': '#7fcfa5',
    '--jalon-past': '#c3acf0',
  },
});
