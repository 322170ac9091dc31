"""Given names and family names that many people bear here. Alone they tell of nobody: what stands beside decides. Pure."""

from __future__ import annotations

from typing import Final

from bot.nlu.text import fold


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


_GIVEN: Final = _listed("""
abdallah abdel abdou abdoulaye abigail aboubacar achille adam adama adel adelard adele adrien adrienne agathe agnes ahmed
aicha aidan aime aimee aissatou akim alain alan albert alberte albertine alberto alejandro alex alexa alexandra alexandre
alexane alexia alexis alfonso alfred alfreda ali alice alicia aline alison allan alma alphonse alyssa amadou amal amanda
amber amelia amelie amina aminata amine amir ana anabelle anais anas andre andrea andreanne andree andrew andy ange angel
angela angele angelina angeline angelique angelo anick anik anita ann anna annabelle anne annette annie anouk anthony
antoine antoinette antonia antonio ariane arianne arielle aristide armand armande arnaud arnold arsene arthur ashley aslam
assia astrid aude audrey auguste augustin aurele aurelie aurelien aurore austin awa axel aya ayoub aziz bakary balla
baptiste barbara beatrice beatrix beatriz bechir benjamin benoit bernadette bernard bernie berthe bertrand beth betty
beverly bianca bilal binta blaise blanche bob bobby boris boubacar brad bradley brahim brandon brenda brent brian brianna
brigitte brittany bruce bruno bryan caleb calvin cameron camil camila camille carl carla carlos carmela carmen carol carole
caroline carolyn catherine cathy cecile cedric celeste celine chad chantal chantale charbel charlene charles charlie
charline charlotte cheikh chelsea chen chepe cheryl chidi chloe chris christelle christian christiane christina christine
christophe christopher cindy claire clara clarisse claude claudette claudia claudine clement clementine cleo clermont clovis
cody colette colin colleen conrad constance coralie corinne craig crystal cynthia cyril cyrille daisy dale damien daniel
daniela daniele danielle danny daphne dario dariush dave david dawn dean deborah debra delia delphine delphis denis denise
dennis derek desire desiree diallo diana diane dianne didier diego dieudonne dina djibril dolores dominic dominique don
donald donat donna dora doris dorothy doug douglas dylan earl eddie edgar edith edmond edmund edouard eduardo edward edwidge
edwin eileen elaine eleanor elena eleonore eliane elias elie eliette elijah eliott elisa elisabeth elise elizabeth ella
ellen elliot elliott elodie eloise elsa elvire emanuelle emeka emeline emile emilie emilien emilio emily emma emmanuel
emmanuelle emmy emre enrique eric erica erik erika erin ernest ernestine esperance esteban esther ethan etienne eugene
eugenie eva evan evangeline eve evelyn evelyne fabien fabienne fabrice fadi farah farid fatiha fatima fatou fatoumata
felicia felicien felicite felipe felix feng ferdinand fernand fernande fernando fidele fiona flavie fleurette flora florence
florent florian floriane francine francis francisco franck francois francoise frank fred freddy frederic frederick
frederique gabriel gabriella gabrielle gael gaelle gaetan gaetane gail garry gary gaston genevieve geoffrey george georges
georgette gerald geraldine gerard gerardine gerardo germain germaine gertrude ghislain ghislaine ghyslain gilbert gilberte
gilles gina ginette gino giovanni gisele giselle giulia gladys glen glenn gloria gordon graham gratien greg gregoire gregory
grigori guadalupe guillaume gustave guy guylaine gwen gwendoline habib hakim hamid hamza hanna hannah harold harpreet
harriet harry haruka harvey hassan heather hector helen helena helene heloise henri henriette henry herbert herman hermance
hermel herve hiba hilda hind holly honore horace houda houria hubert hugo hugues huguette hussein ian ibrahim ida igor ilyas
ilyes imad iman imane inaya ines ingrid ingrida irene irenee iris irma isaac isaak isabel isabella isabelle isaie isidore
ismael issa ivan ivana jack jackie jacob jacqueline jacques jade jaime jake jamal james jamie jamila jan jane janelle janet
janice janie janine janique jared jasmine jason javier jay jayden jean jeanette jeanine jeanne jeannette jeannine jeannot
jeff jeffrey jen jenna jennifer jenny jeremie jeremy jerome jerry jesse jessica jessie jessy jesus jill jim jimmy jin jo
joan joanie joanne joannie joaquim jocelyn jocelyne joe joel joelle joey johanne john johnny jonathan jordan jorge jos jose
josee joseph josephine joshua joyce juan juanita jude judith judy jules julia julian juliana julianne julie julien julienne
juliette june justin justine kadiatou kaleb karel karen karim karima karine karl kate katherine kathleen kathy katia katie
kaur kaven keith kelly kelly-ann ken kenji kenneth kenny kenza kevin khadidja khadija khaled khalid kim kimberly kofi
kristine kwame kyle laila lambert lamine lance larry laura laure laureanne laurence laurent laurette laurie laurier lea
leandre leila leo leon leonard leonce leonidas leonie leopold leslie leticia leyla li liam liana lili liliane lilianne lilly
lily lin lina linda lindsay line lionel lisa lisanne lise lisette livia loic loise lola loraine lorena lorenza lorenzo
loretta lorraine lou louane loubna louis louisa louise louisette luc luca lucas luce lucette lucia luciana lucie lucien
lucienne lucille ludger ludgere ludovic luis luiz luka lukas luke lupita lydia lynda lyne lynn lynne mackenzie maddie
madeleine mae maelie maelle maeva magali maggie mahamadou mahee maika maimouna malek malik malika mamadou manon manpreet
manuel manuela marc marcel marcelin marcelle marcelline marco marcos marcus margaret margarita margot marguerite maria
mariam mariama mariane marianne marie marie-eve marielle marika marilou marilyn marilyne marina mario marion marisol marissa
marius marjolaine marjorie mark marlene martha marthe martial martin martine marvin mary maryline maryse maryvonne mathias
mathieu mathilde matilda matt matteo matthew matthieu maud maude maureen maurice mauricette max maxence maxim maxime maya
medard megan mehdi mei melanie melina melinda melissa melodie mercedes mia micael michael michel michele micheline michelle
miguel mika mikael mike mila milan mildred millie mireille miriam misha mitchell mohamad mohamed mohammed moise molly mona
monica monika monique morgan morgane mouhamed mounir moussa muriel murielle mustapha myriam nabil nadege nadia nadine nadir
naima najat nancy naomi narcisse nasser natacha natalia natasha nathalie nathan nathaniel nawal neil nelson nguyen nicholas
nick nicolas nicole nicolette nikolai nizar noah noam noe noel noella noelle noemie noor nora norbert norm norma norman
normand normande nour obeline obinna oceane octave odette odile odilon oleksandr olena olga olivia olivier omar ophelie
oscar osias oumar ousmane oussama ovide ovila owen pablo paige pam pamela pascal pascale patrice patricia patrick paul paula
paule paulette pauline pavel pedro peggy penelope perry peter petra phil philip philippe philomene phoebe phyllis pier
pierre pierre-luc pierrette pierrick placide priscilla priya prudence quentin rachel rachelle rachid rafael ralph ramin
ramon randy rania raoul raphael raphaelle raquel rashid raul ray raymond raymonde real rebecca regent regina regine regis
reiko reina reine reine-marie rejean rejeanne remi remy renald renaud rene renee reza rheal ricardo richard rick ricky rita
rob robert roberta roberto robin roch rocio rod rodney rodrigo rodrigue roger roland rolande romain romane romeo ron ronald
ronnie rosa rosaire rosalie rosanne rosario rose roseline rosemary ross rowan roxane roxanne roy ruby russell ruth ryan
sabine sabrina said salim sally salma salome sam samantha sami samia samir samira samuel sana sandra sandrine sandy sanjay
santiago sara sarah sasha saul savannah scott sean sebastien selena serena serge sergio severine seydou shane shannon sharon
shaun shawn sheila shelley sherry shirley sidney sierra silvia simon simone simonne skye sofia sofiane sokhna solange solene
soline sonia sophia sophie soraya souad spencer stacey stacy stan stanley steeve stella stephan stephane stephanie stephen
steve steven stewart stuart sue summer sunita susan susie suzanne suzie sven svetlana sybil sydney sylvain sylvaine sylvette
sylvia sylviane sylvie tamara tania tanya tara tarik tariq tasha tatiana taylor ted telesphore teresa teri terry tess thanh
thea theo theodore theophile theresa therese thi thierry thomas tiffany tim timothee timothy tina tobie toby todd tom tommy
toni tonio tony tracy travis trevor tristan tyler ulric ulysse urbain ursula valentin valentine valerie valery vanessa vera
vernon veronica veronique vicky victor victoria victorien victorin vilma vincent violaine violet violette virginia virginie
vital viviane vivien vivienne vladimir wade wafa walter wanda warren wayne wei wendy wesley widad wilbrod wilfred wilfrid
wilhelmine will william willie wilma wilson xavier xiu yacine yahya yan yanick yanis yann yannick yasmin yasmina yasmine
yassine yolaine yolande youcef younes youssef yuki yusuf yvan yvanhoe yves yvette yvon yvonne zac zachary zackary zahra zak
zakaria zara zeina zelia zephirin zhang zineb zita zoe zoey zoubida
""")

_FAMILY: Final = _listed("""
allard anctil arsenault asselin aube auclair audet ayotte barbeau bard baril barrette beaudoin beaulieu beaupre bedard begin
belanger belisle belley belzile benoit bergeron bernard bernier berube bherer bilodeau blais blanchet boily boisvert boivin
bolduc bouchard boucher boudreau boulanger boulay boulet bourassa bourgault bourque boutin brassard breton briand brisson
brochu brossard brousseau brown bujold bureau bussieres cadieux campagna campbell cantin carbonneau cardinal caron carrier
castonguay chabot chamberland champagne charbonneau charest charette charron chartier chenard chiasson chouinard cloutier
comeau corbeil cormier corriveau cote coulombe courchesne courtemanche couture croteau cyr daigle dallaire damours dancause
daoust darveau davis deschamps deschenes descoteaux desjardins deslauriers desrochers desrosiers dion dionne doiron dore
doucet doyon drapeau drolet drouin dube dubois dubuc duchesne dufour dufresne dugas duguay dumais dumas dumont dupont dupuis
duquette durand duval emond ennis ferland filion flamand fleury fontaine forest fortier fortin fournier fradette francoeur
frechette frigon gagne gagnon galarneau gallant garneau garon gaudreau gauthier gauvin gelinas gendron genest gervais
giguere gilbert gingras girard giroux godbout godin gosselin goulet gravel grenier grondin guay guerette guerin guillemette
guimond hamel harvey hebert henry houde houle hudon huot jackson jacques jalbert jean johnson jolicoeur joncas jones joyal
juneau labbe laberge labonte labrecque labrie lachance lacombe lacroix laflamme lafleur lafontaine lafrance lagace lajoie
lalonde lambert lamontagne landry langevin langlois lapierre laplante lapointe larocque larose larouche latour laurendeau
laurin lauzon lavallee lavergne lavigne lavoie lebel leblanc leblond leboeuf leclair leclerc leduc lefebvre legare legault
legendre legris lemay lemelin lemieux lemire lepage leroux lessard letendre letourneau leveille leveque levesque lizotte
loiselle lussier macdonald mailloux major malenfant maltais marceau marcotte marcoux marquis martel martin martineau masse
masson maurais mcdonald mercier metayer meunier michaud migneault miller millette mimeault miville moisan monette mongrain
montminy moore moreau morel morin morissette morneau murphy myrand nadeau neron nguyen nicole nolet normand ouellet
ouellette page painchaud papillon paquet paquette paquin paradis pare parent parenteau patry pearson pelchat pellerin
pelletier pepin perreault perron pettigrew picard pilon pilote pinet plante plourde poirier poitras potvin poulin pouliot
prevost proulx provencher provost quirion racine ratte raymond renaud rheaume richard ringuette rioux rivard rivest roberge
robert robichaud robitaille rochette rodrigue rousseau roussel rousselle roy ruel ryan samson santerre saucier sauve savard
savoie schmidt senechal simard simoneau sirois smith soucy st-amand st-gelais st-hilaire st-jean st-laurent st-louis st-onge
st-pierre sylvain talbot tanguay tardif taylor tessier tetreault theberge theriault therrien thibault thibeault thibodeau
thivierge thomas tousignant tremblay trepanier trottier trudeau trudel turcotte turgeon turmel vachon vaillancourt vallee
veilleux verreault vezina viens villeneuve voyer walsh white williams wilson wong young
""")

_WORDS_TOO: Final = _listed("""
aime ange april aurore avril blanche capucine charlie claire clemence daisy dale dawn dean desire don earl france grace guy
honore iris jack jade jean joy jude june laurier line major marguerite marine mark may mercier noel noelle olive page pascal
pier pierre prudence ray real reine rob robin rod rose roy ruby said sandy scott sierra sky skye solene sue summer urbain
victoria violet violette virginia vital wade will
""")
"""Of them those that are words, too: they tell nothing in small letters."""


_PARTICIPLES: Final = frozenset({"anné", "année", "marié", "mariée", "aimé", "aimée"})
"""Words that without their accents would be names."""


def is_given(word: str, *, small: bool = False) -> bool:
    """Whether many bear it as a given name, alone or as one half of a double one ("Ti-Guy").

    Args:
        small: it stands in small letters; then names that are words, too, are words.
    """
    if word.lower() in _PARTICIPLES:
        return False
    folded = fold(word)
    if small:
        return folded in _GIVEN and folded not in _WORDS_TOO
    return any(part in _GIVEN for part in folded.split("-"))


def is_family(word: str) -> bool:
    """Whether many bear it as a family name, alone or as one half of a double one."""
    folded = fold(word)
    return folded in _FAMILY or any(part in _FAMILY for part in folded.split("-"))
