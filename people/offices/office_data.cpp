// Offices in English, Russian and German. How a row is written: office_data.h. To add an
// office is to add a row; to add a language, to add its phrases to the rows and its words to
// kBeside.
#include "people/offices/office_data.h"

namespace people {
namespace {

constexpr FormsRow kForms[] = {
    {"def", "defence defense"},
    {"chief", "chief head boss"},
    {"lab", "labour labor"},
    {"org", "organisation organization"},
    {"spokes", "spokesman spokeswoman spokesperson"},
    {"министр", "министр министра министру министром министре"},
    {"глава", "глава главы главе главу главой главою шеф шефа шефу шефом шефе"},
    {"руководитель", "руководитель руководителя руководителю руководителем руководителе"},
    {"лидер", "лидер лидера лидеру лидером лидере"},
    {"президент", "президент президента президенту президентом президенте"},
    {"премьер", "премьер премьера премьеру премьером премьере"},
    {"канцлер", "канцлер канцлера канцлеру канцлером канцлере"},
    {"председатель", "председатель председателя председателю председателем председателе"},
    {"спикер", "спикер спикера спикеру спикером спикере"},
    {"секретарь", "секретарь секретаря секретарю секретарем секретаре"},
    {"госсекретарь", "госсекретарь госсекретаря госсекретарю госсекретарем госсекретаре"},
    {"генсек", "генсек генсека генсеку генсеком генсеке"},
    {"генеральный", "генеральный генерального генеральному генеральным генеральном"},
    {"начальник", "начальник начальника начальнику начальником начальнике"},
    {"директор", "директор директора директору директором директоре"},
    {"прокурор", "прокурор прокурора прокурору прокурором прокуроре"},
    {"генпрокурор", "генпрокурор генпрокурора генпрокурору генпрокурором генпрокуроре"},
    {"официальный",
     "официальный официального официальному официальным официальном официальная "
     "официальной официальную"},
    {"представитель", "представитель представителя представителю представителем представителе"},
    {"minister", "minister ministers ministerin"},
};

constexpr OfficeRow kOffices[] = {
    {"head of state",
     "president|head of state|state president|=leader|RU:+kremlin leader|RU:+kremlin chief|"
     "%президент|%глава государства|=%лидер|>%глава|RU:+хозяин кремля|"
     "präsident|präsidenten|präsidentin|staatspräsident|staatspräsidenten|staatspräsidentin|"
     "staatschef|staatschefs|staatsoberhaupt|staatsoberhaupts|bundespräsident|bundespräsidenten|"
     "RU:+kremlchef|RU:+kremlchefs"},
    {"prime minister",
     "prime minister|premier|head of government|chancellor|federal chancellor|"
     "%chief of ?the {} government|"
     "%премьер %министр|=%премьер|%канцлер|%глава ?{} правительства|%глава ?{} кабмина|"
     "%глава ?{} кабинета министров|%председатель ?{} правительства|"
     "%председатель кабинета министров|"
     "ministerpräsident|ministerpräsidenten|ministerpräsidentin|premierminister|premierministers|"
     "premierministerin|premier|premiers|regierungschef|regierungschefs|regierungschefin|"
     "bundeskanzler|bundeskanzlers|bundeskanzlerin|kanzler|kanzlers|kanzlerin"},
    {"foreign minister",
     "foreign minister|foreign affairs minister|minister of foreign affairs|"
     "minister for foreign affairs|external affairs minister|minister of external affairs|"
     "GB:foreign secretary|US:secretary of state|foreign ministry %chief|"
     "%chief of ?the ?{} foreign ministry|"
     "%министр иностранных дел|%глава ?{} мид|%глава ?{} мида|"
     "%глава ?{} министерства иностранных дел|%глава ?{} внешнеполитического ведомства|"
     "%глава ?{} внешнеполитического министерства|US:%госсекретарь|US:+%глава госдепа|"
     "außen%minister|%minister für auswärtige angelegenheiten|%minister des äußeren|"
     "außenamtschef|außenamtschefs|außenressortchef|bundesaußen%minister"},
    {"defence minister",
     "%def minister|minister of %def|minister for %def|national %def minister|"
     "minister of national %def|minister of the armed forces|%def chief|%def secretary|"
     "secretary of %def|secretary of state for %def|%def ministry %chief|"
     "%chief of ?the ?{} %def ministry|%chief of ?the ?{} ministry of %def|"
     "US:secretary of war|US:war secretary|US:+pentagon %chief|US:+%chief of the pentagon|"
     "%министр ?национальной обороны|%глава ?{} минобороны|%глава ?{} министерства обороны|"
     "%глава ?{} оборонного ведомства|%глава ?{} военного ведомства|US:+%глава пентагона|"
     "US:%министр войны|"
     "verteidigungs%minister|%minister für ?nationale verteidigung|%minister der verteidigung|"
     "chef des ?{} verteidigungsministeriums|US:+pentagonchef|US:+pentagonchefs|"
     "US:+pentagon chef|bundesverteidigungs%minister"},
    {"interior minister",
     "interior minister|minister of ?the interior|minister of internal affairs|"
     "internal affairs minister|minister for internal affairs|GB:home secretary|home minister|"
     "%chief of ?the ?{} interior ministry|"
     "%министр внутренних дел|%глава ?{} мвд|%глава ?{} министерства внутренних дел|"
     "innen%minister|%minister des inneren|%minister für innere angelegenheiten|"
     "bundesinnen%minister"},
    {"finance minister",
     "finance minister|minister of finance|minister for finance|US:treasury secretary|"
     "US:secretary of the treasury|GB:chancellor of the exchequer|"
     "%министр финансов|%глава ?{} минфина|%глава ?{} министерства финансов|"
     "finanz%minister|%minister für finanzen|bundesfinanz%minister"},
    {"economy minister",
     "economy minister|minister of ?the economy|minister of economy|economics minister|"
     "economic development minister|minister of economic development|"
     "minister of national economy|"
     "%министр экономики|%министр экономического развития|%министр национальной экономики|"
     "%глава ?{} минэкономразвития|%глава ?{} минэкономики|"
     "wirtschafts%minister|%minister für wirtschaft|bundeswirtschafts%minister"},
    {"justice minister",
     "justice minister|minister of justice|minister for justice|justice secretary|"
     "%министр юстиции|%глава ?{} минюста|justiz%minister|%minister der justiz"},
    {"emergencies minister",
     "emergencies minister|emergency minister|minister of emergency situations|"
     "emergency situations minister|minister for emergency situations|minister of emergencies|"
     "%министр по чрезвычайным ситуациям|%министр чрезвычайных ситуаций|%глава ?{} мчс|"
     "katastrophenschutz%minister|%minister für katastrophenschutz"},
    {"health minister",
     "health minister|minister of health|minister for health|health secretary|"
     "%министр здравоохранения|%глава ?{} минздрава|"
     "gesundheits%minister|%minister für gesundheit"},
    {"education minister",
     "education minister|minister of education|%министр образования|%министр просвещения|"
     "%глава ?{} минпросвещения|bildungs%minister|%minister für bildung"},
    {"energy minister",
     "energy minister|minister of energy|%министр энергетики|%глава ?{} минэнерго|"
     "energie%minister|%minister für energie"},
    {"trade minister",
     "trade minister|minister of trade|minister of industry and trade|"
     "%министр торговли|%министр промышленности и торговли|%глава ?{} минпромторга|"
     "handels%minister|%minister für handel"},
    {"agriculture minister",
     "agriculture minister|minister of agriculture|%министр сельского хозяйства|"
     "%глава ?{} минсельхоза|landwirtschafts%minister|agrar%minister"},
    {"transport minister",
     "transport minister|minister of transport|transportation minister|%министр транспорта|"
     "%глава ?{} минтранса|verkehrs%minister"},
    {"labour minister",
     "%lab minister|minister of %lab|%министр труда|%глава ?{} минтруда|arbeits%minister"},
    {"culture minister",
     "culture minister|minister of culture|%министр культуры|%глава ?{} минкультуры|"
     "kultur%minister"},
    {"environment minister",
     "environment minister|minister of ?the environment|%министр экологии|"
     "%министр природных ресурсов|%глава ?{} минприроды|umwelt%minister"},
    {"security council secretary",
     "security council secretary|secretary of the ?{} security council|"
     "security council %chief|%chief of the ?{} security council|"
     "%секретарь ?{} совета безопасности|%секретарь ?{} совбеза|%глава ?{} совбеза|"
     "sekretär des ?{} sicherheitsrats|sekretär des ?{} sicherheitsrates|"
     "sekretärs des ?{} sicherheitsrates"},
    {"chief of the general staff",
     "chief of the general staff|chief of general staff|general staff %chief|"
     "chief of the ?{} general staff|chief of the general staff of the armed forces|"
     "%начальник ?{} генштаба|%начальник ?{} генерального штаба|%глава ?{} генштаба|"
     "%начальник генштаба вооруженных сил|%начальник генерального штаба вооруженных сил|"
     "generalstabschef|generalstabschefs|chef des ?{} generalstabs|chef des ?{} generalstabes"},
    {"secretary general",
     "secretary general|general secretary|%генсек|%генеральный %секретарь|"
     "generalsekretär|generalsekretärs|generalsekretärin"},
    {"speaker of parliament",
     "speaker of ?the ?{} parliament|parliament speaker|parliamentary speaker|"
     "speaker of ?the ?{} national assembly|RU:speaker of the state duma|"
     "%спикер ?{} парламента|%председатель ?{} парламента|RU:+%спикер госдумы|"
     "RU:+%председатель госдумы|parlamentspräsident|parlamentspräsidenten|"
     "parlamentspräsidentin|parlamentschef"},
    {"attorney general",
     "prosecutor general|general prosecutor|attorney general|%генпрокурор|%генеральный %прокурор|"
     "generalstaatsanwalt|generalstaatsanwalts"},
    {"central bank governor",
     "central bank governor|central bank %chief|governor of the ?{} central bank|"
     "%глава ?{} центробанка|%председатель ?{} центробанка|zentralbankchef|zentralbankchefin"},
    {"presidential spokesperson",
     "presidential %spokes|%spokes of the president|%spokes for the president|"
     "%spokes of the {} president|%spokes for the {} president|RU:+kremlin %spokes|"
     "RU:+%spokes for the kremlin|presidential press secretary|US:+white house press secretary|"
     "пресс %секретарь ?{} президента|пресс %секретарь главы государства|"
     "RU:+пресс %секретарь кремля|RU:+kremlsprecher|RU:+kremlsprechers|RU:+kreml sprecher|"
     "präsidentensprecher"},
    {"foreign ministry spokesperson",
     "foreign ministry %spokes|%spokes of the ?{} foreign ministry|"
     "%spokes for the ?{} foreign ministry|ministry of foreign affairs %spokes|"
     "%официальный %представитель ?{} мид|%официальный %представитель ?{} мида|"
     "außenamtssprecher|außenamtssprecherin|sprecher des ?{} außenministeriums|"
     "sprecherin des ?{} außenministeriums"},
    {"defence ministry spokesperson",
     "%def ministry %spokes|%spokes of the ?{} %def ministry|%spokes for the ?{} %def ministry|"
     "US:+pentagon %spokes|%официальный %представитель ?{} минобороны|"
     "%официальный %представитель ?{} министерства обороны|"
     "sprecher des ?{} verteidigungsministeriums"},
    // Nobody's: what holds an office's words and is none.
    {"",
     "vice president|vice premier|president s office|prime minister s office|president office|"
     "prime minister office|prime ministers office|presidential office|vice chancellor|"
     "premier league|premierliga|премьер лига|премьер лиги|премьер лиге|"
     "управделами %президент|администрация президента|администрации президента|"
     "администрацию президента|администрацией президента|аппарат президента|"
     "пресс служба президента|пресс служба главы государства|канцелярия премьер министра|"
     "defence minister meeting|defence ministers meeting|student president|class president"},
};

constexpr BesideRow kBeside[] = {
    {Beside::former,
     "former|formerly|ex|then|onetime|one time|erstwhile|ousted|sacked|dismissed|fired|"
     "deposed|previous|retired|longtime former|first|"
     "первый|первого|первому|первым|первом|erste|ersten|erster|"
     "бывший|бывшего|бывшему|бывшим|бывшем|бывшая|бывшей|бывшую|экс|тогдашний|тогдашнего|"
     "тогдашнему|тогдашним|тогдашняя|тогдашней|прежний|прежнего|прежнему|прежним|предыдущий|"
     "предыдущего|отставной|отправленный в отставку|уволенный|уволенного|покойный|покойного|"
     "свергнутый|свергнутого|"
     "ehemalige|ehemaliger|ehemaligen|ehemaligem|ehemals|frühere|früherer|früheren|früherem|"
     "damalige|damaliger|damaligen|damaligem|einstige|einstiger|einstigen|vormalige|vormaligen|"
     "vorherige|vorherigen|abgesetzte|abgesetzten|entlassene|entlassener|entlassenen|gestürzte|"
     "gestürzten|verstorbene|verstorbenen"},
    {Beside::apart,
     "deputy|deputies|vice|assistant|junior|first deputy|shadow|aide to|adviser to|"
     "advisor to|assistant to|deputy to|envoy of|wife of|son of|daughter of|brother of|"
     "заместитель|заместителя|заместителю|заместителем|заместителе|заместители|заместителей|"
     "замглавы|зам|вице|помощник|помощника|помощнику|помощником|помощница|помощницы|советник|"
     "советника|советнику|советником|советница|представитель|представителя|представителю|"
     "представителем|спецпредставитель|спецпредставителя|спецпредставителем|полпред|полпреда|"
     "полпредом|посланник|посланника|посланником|пресс секретарь|пресс секретаря|"
     "пресс секретарю|пресс секретарем|жена|жены|жене|жену|женой|супруга|супруги|супруге|"
     "супругу|супругой|сын|сына|сыну|сыном|дочь|дочери|дочерью|брат|брата|брату|братом|сестра|"
     "сестры|сестру|адвокат|адвоката|адвокатом|управляющий делами|уполномоченный при|при|"
     "управления делами|управлению делами|управлением делами|премии|премию|премия|имени|"
     "кандидат от|"
     ""
     "stellvertretende|stellvertretender|stellvertretenden|stellvertretendem|vize|"
     "stellvertreter des|stellvertreter der|berater des|beraterin des|sprecher des|"
     "sprecherin des|sprecher der|gesandte des|frau des|ehefrau des|sohn des|tochter des"},
    {Beside::acting,
     "acting|interim|caretaker|provisional|transitional|ad interim|"
     "ио|и о|врио|вр ио|исполняющий обязанности|исполняющего обязанности|"
     "исполняющему обязанности|исполняющим обязанности|исполняющая обязанности|"
     "временно исполняющий обязанности|временно исполняющего обязанности|"
     "временно исполняющим обязанности|временный|временного|временным|"
     "kommissarische|kommissarischer|kommissarischen|geschäftsführende|geschäftsführender|"
     "geschäftsführenden|interims|übergangs"},
    {Beside::to_be,
     "incoming|future|presumptive|appointed|"
     "named|named as|appointed as|become|became|becoming|a|an|any|every|no|another|pro|anti|"
     "election of|candidate for|nominee for|post of|"
     "post of the|position of|job of|role of|office of|elected|named ?the|appointed ?the|"
     "nominated as|would be|"
     "избранный|избранного|избранному|избранным|новоизбранный|новоизбранного|будущий|будущего|"
     "будущим|пост|поста|посту|постом|посте|должность|должности|должностью|кандидат в|"
     "кандидата в|кандидат на пост|кандидата на пост|кандидатом на пост|кандидат на должность|"
     "назначен|назначена|назначил|назначить|назначили|назначение|назначения|стал|стать|станет|"
     "избран|избрать|избрали|выборы|выборов|выборам|выборах|выборами|любой|"
     "любого|каждый|каждого|какой|какого|про|анти|"
     "ein|eine|einen|einem|eines|kein|keine|keinen|jeder|jeden|"
     "designierte|designierter|designierten|künftige|künftiger|künftigen|zukünftige|"
     "zukünftigen|gewählte|gewählter|gewählten|angehende|angehenden|amt des|posten des|"
     "amt als|kandidat für das amt des"},
    {Beside::to_be_after, "designate|elect|nominee|in waiting|designated"},
    {Beside::former_after, "в отставке|a d"},
    {Beside::new_in_it,
     "new|newly appointed|newly named|current|incumbent|own|long time|longtime|long serving|"
     "longest serving|veteran|outgoing|sitting|serving|embattled|powerful|hawkish|hardline|"
     "новый|нового|новому|новым|новом|новая|новой|новую|нынешний|нынешнего|нынешнему|нынешним|"
     "нынешняя|нынешней|действующий|действующего|действующему|действующим|сам|самого|"
     "neue|neuer|neuen|neuem|amtierende|amtierender|amtierenden|derzeitige|derzeitigen|"
     "derzeitiger|aktuelle|aktuellen|jetzige|jetzigen|scheidende|scheidenden|langjährige|"
     "langjährigen"},
    {Beside::rank,
     "general|army general|colonel general|lieutenant general|major general|gen|col gen|lt gen|"
     "maj gen|colonel|col|marshal|admiral|mr|mrs|ms|dr|sir|sheikh|general of the army|"
     "general of army|"
     "генерал|генерала|генералу|генералом|генерал армии|генерала армии|генералу армии|"
     "генералом армии|генерал полковник|генерала полковника|генерал полковника|"
     "генерал полковнику|генерал полковником|генерал лейтенант|генерал лейтенанта|"
     "генерал лейтенантом|генерал майор|генерал майора|генерал майором|полковник|полковника|"
     "адмирал|адмирала|маршал|маршала|господин|господина|господину|господином|г н|г|"
     "herr|herrn|frau|armeegeneral|generaloberst|generalleutnant|generalmajor|dr"},
    {Beside::definite, "the|der|die|das|den|dem|des"},
    {Beside::of, "of|of the|for|for the|of neighbouring|of neighboring|von|der|des|vom"},
    {Beside::no_name,
     "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|"
     "may|june|july|august|september|october|november|december|league|cup|house|office|council|"
     "ministry|meeting|summit|conference|party|parliament|government|building|palace|bank|union|"
     "federation|association|chamber|company|corp|inc|group|university|institute|foundation|"
     "fund|award|prize|agency|committee|commission|society|academy|club|says|said|warns|warned|"
     "accuses|accused|calls|called|tells|told|meets|met|visits|visited|arrives|arrived|holds|"
     "held|vows|urges|urged|slams|rejects|denies|denied|blames|confirms|claims|hails|signs|"
     "seeks|wants|makes|gives|gets|goes|discusses|discuss|to|will|in|on|at|as|and|or|the|a|an|"
     "his|her|with|for|from|by|after|before|over|about|against|into|is|was|has|had|have|not|"
     "that|who|but|if|it|he|she|they|we|i|you|there|this|when|while|during|under|amid|"
     "понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|"
     "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|gespräche|treffen|sagte|"
     "erklärte|warnt|wirft|und|im|am|in|zu"},
};

}  // namespace

std::span<const FormsRow> form_rows() {
  return kForms;
}

std::span<const OfficeRow> office_rows() {
  return kOffices;
}

std::span<const BesideRow> beside_rows() {
  return kBeside;
}

}  // namespace people
