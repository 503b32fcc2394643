/** What the pages do beyond being read. Each part finds its place in the page; without this script all of it is text. */
import { addCopyButtons } from './copy.ts';
import { keepPlaceAcrossLanguages } from './language.ts';
import { followMovedAnchor, uncoverTarget } from './open-target.ts';
import { enableBaseUrl, rememberSampleLanguage } from './samples.ts';
import { enableSearch } from './search.ts';
import { enableThemeSwitch } from './theme-switch.ts';

enableThemeSwitch();
keepPlaceAcrossLanguages();
uncoverTarget();
rememberSampleLanguage();
enableBaseUrl();
addCopyButtons();
enableSearch();
followMovedAnchor(); // last, because a hash like #100% cannot be decoded, and ends this script
