import { useEffect } from 'react';
import type { Text } from '#core/text.ts';
import { languages } from '#core/text.ts';
import { useSignOut } from '#modules/accounts/screens/index.ts';
import { useLanguage } from '#ui/i18n.tsx';
import { DeviceIcon, LanguageIcon, MoonIcon, PersonIcon, SignOutIcon, SunIcon } from '#ui/icons.tsx';
import { Button } from '#ui/parts/button.tsx';
import { Menu } from '#ui/parts/menu.tsx';
import { Avatar } from '#ui/parts/person.tsx';
import { toast } from '#ui/parts/toast.tsx';
import { useTheme } from '#ui/theme.ts';
import type { Theme } from '#ui/theme.ts';
import type { Me } from './me.ts';
import { useHasScreen } from '#ui/places.ts';
import { useShellText } from './words.ts';

const languageNames: Text = { id: 'Bahasa Indonesia', en: 'English' };
const themeIcons = { light: SunIcon, dark: MoonIcon, device: DeviceIcon };
const themes: Theme[] = ['light', 'dark', 'device'];

export function LanguageMenu() {
  const t = useShellText();
  const [language, setLanguage] = useLanguage();
  return (
    <Menu
      label={t('language')}
      icon={LanguageIcon}
      items={languages.map((one) => ({ label: languageNames[one], chosen: one === language, onSelect: () => setLanguage(one) }))}
    />
  );
}

export function ThemeMenu() {
  const t = useShellText();
  const [theme, setTheme] = useTheme();
  return (
    <Menu
      label={t('theme')}
      icon={themeIcons[theme]}
      items={themes.map((one) => ({ label: t(`theme.${one}`), icon: themeIcons[one], chosen: one === theme, onSelect: () => setTheme(one) }))}
    />
  );
}

/** Language and appearance, written out, for the phone's menu. */
export function Preferences() {
  const t = useShellText();
  const [language, setLanguage] = useLanguage();
  const [theme, setTheme] = useTheme();
  return (
    <div className="mt-4 grid gap-4 border-t border-line pt-4">
      <fieldset>
        <legend className="mb-2 text-sm text-soft">{t('language')}</legend>
        <div className="flex flex-wrap gap-2">
          {languages.map((one) => (
            <Button key={one} tone={one === language ? 'primary' : 'quiet'} pressed={one === language} onClick={() => setLanguage(one)}>
              {languageNames[one]}
            </Button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-2 text-sm text-soft">{t('theme')}</legend>
        <div className="flex flex-wrap gap-2">
          {themes.map((one) => (
            <Button key={one} tone={one === theme ? 'primary' : 'quiet'} pressed={one === theme} icon={themeIcons[one]} onClick={() => setTheme(one)}>
              {t(`theme.${one}`)}
            </Button>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

export function PersonMenu({ me }: { me: Me }) {
  const t = useShellText();
  const has = useHasScreen();
  const { signOut, problem } = useSignOut();
  useEffect(() => {
    if (problem) toast(problem.message, { tone: 'error' });
  }, [problem]);
  const items = [
    ...(has('/akun') ? [{ label: t('account'), icon: PersonIcon, href: '/akun' }] : []),
    { label: t('signOut'), icon: SignOutIcon, onSelect: () => void signOut(), apart: has('/akun') },
  ];
  return <Menu label={t('person', { name: me.person.fullName })} face={<Face me={me} />} head={<PersonHead me={me} />} items={items} />;
}

function Face({ me }: { me: Me }) {
  const t = useShellText();
  return (
    <>
      <Avatar name={me.person.fullName} />
      <span className="sr-only">{t('person', { name: me.person.fullName })}</span>
    </>
  );
}

function PersonHead({ me }: { me: Me }) {
  const areas = me.holdings.map((holding) => holding.areaName).filter((name) => typeof name === 'string');
  return (
    <div className="px-3 py-2">
      <p className="font-semibold">{me.person.fullName}</p>
      <p className="text-sm text-soft">{areas.length > 0 ? [...new Set(areas)].join(', ') : me.agency.regencyName}</p>
    </div>
  );
}
