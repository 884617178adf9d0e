interface Palette {
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly grounds: { readonly [style: string]: string };
}

/** Colours near those of the Teams themes; exactness does not matter, contrast does. */
const PALETTES: { readonly light: Palette; readonly dark: Palette } = {
  light: {
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    good: '#0e700e',
    warning: '#8a5a00',
    attention: '#c4314b',
    grounds: {
      default: '#ffffff',
      emphasis: '#f5f5f5',
      accent: '#e8ebfa',
      good: '#e7f2da',
      warning: '#fbf6d9',
      attention: '#fcf4f6',
    },
  },
  dark: {
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#9ea2ff',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    grounds: {
      default: '#292929',
      emphasis: '#1f1f1f',
      accent: '#2f2f4a',
      good: '#223317',
      warning: '#3a3313',
      attention: '#3e1f25',
    },
  },
};

const FONT = {
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
};

/** Host configs for the `adaptivecards` renderer that look like Teams, by theme. */
export const HOST_CONFIGS = { light: hostConfig(PALETTES.light), dark: hostConfig(PALETTES.dark) };

function hostConfig({ text, subtle, accent, good, warning, attention, grounds }: Palette) {
  const color = (one: string, quiet = one) => ({ default: one, subtle: quiet });
  const foregroundColors = {
    default: color(text, subtle),
    dark: color(text, subtle),
    light: color(text, subtle),
    accent: color(accent),
    good: color(good),
    warning: color(warning),
    attention: color(attention),
  };
  const styles = Object.entries(grounds).map(([style, backgroundColor]) => [
    style,
    { backgroundColor, foregroundColors },
  ]);
  return {
    fontTypes: {
      default: { ...FONT, fontFamily: "'Segoe UI', 'Liberation Sans', system-ui, sans-serif" },
      monospace: { ...FONT, fontFamily: "Consolas, 'Liberation Mono', monospace" },
    },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: `${subtle}55` },
    supportsInteractivity: true,
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    },
    containerStyles: Object.fromEntries(styles),
  };
}
