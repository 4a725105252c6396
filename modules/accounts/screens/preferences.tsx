import { languages } from '#core/text.ts';
import { useLanguage } from '#ui/i18n.tsx';
import { DeviceIcon, LanguageIcon, MoonIcon, SunIcon } from '#ui/icons.tsx';
import { RadioCards } from '#ui/parts/choices.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { useTheme } from '#ui/theme.ts';
import type { Theme } from '#ui/theme.ts';
import { languageNames, useText } from './messages.ts';

const themeIcons = { light: SunIcon, dark: MoonIcon, device: DeviceIcon };
const themes: Theme[] = ['light', 'dark', 'device'];

/** Language and appearance for pages outside the frame. */
export function PreferenceMenus() {
  const t = useText();
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  return (
    <div className="flex">
      <Menu
        label={t('language')}
        icon={LanguageIcon}
        items={languages.map((one) => ({ label: languageNames[one], chosen: one === language, onSelect: () => setLanguage(one) }))}
      />
      <Menu
        label={t('theme')}
        icon={themeIcons[theme]}
        items={themes.map((one) => ({ label: t(`theme.${one}`), icon: themeIcons[one], chosen: one === theme, onSelect: () => setTheme(one) }))}
      />
    </div>
  );
}

/** The same choices written out, for the account page. They are kept on this device. */
export function PreferenceFields() {
  const t = useText();
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  return (
    <div className="grid gap-5">
      <RadioCards
        name="language"
        label={t('language')}
        value={language}
        onChange={(value) => setLanguage(value === 'en' ? 'en' : 'id')}
        options={languages.map((one) => ({ value: one, label: languageNames[one] }))}
      />
      <RadioCards
        name="theme"
        label={t('theme')}
        value={theme}
        onChange={(value) => setTheme(themes.find((one) => one === value) ?? 'device')}
        options={themes.map((one) => ({ value: one, label: t(`theme.${one}`), icon: themeIcons[one] }))}
      />
    </div>
  );
}
